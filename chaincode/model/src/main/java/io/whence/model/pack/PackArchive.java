package io.whence.model.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The one zip file that holds a set of files: entries sorted by path, stored without compression, no times, no comments,
 * nothing between or after. What is read is written again and compared, so every byte of the container is checked.
 */
public final class PackArchive {
    /** The most bytes of one pack. */
    public static final int BYTES_MAX = 512 << 20;
    /** The most files of one pack. */
    public static final int FILES_MAX = 20_000;

    private static final Pattern PATH =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9._~-]{0,99}/){0,3}[A-Za-z0-9][A-Za-z0-9._~-]{0,99}");

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int NAME_LENGTH_AT = 26;
    private static final int CRC_AT = 14;
    private static final int SIZE_AT = 18;

    private static final short VERSION = 10;
    private static final short MADE_BY = 3 << 8 | 20;
    /** The first day that the format can state, 1980-01-01, at midnight. */
    private static final short DAY = 1 << 5 | 1;
    /** A plain file that everybody may read. */
    private static final int ATTRIBUTES = 0100644 << 16;

    private PackArchive() {}

    /** The container of these files. */
    public static byte[] write(SortedMap<String, byte[]> files) {
        check(files);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        files.forEach((path, bytes) -> {
            directory.writeBytes(central(path, bytes, out.size()));
            out.writeBytes(local(path, bytes));
            out.writeBytes(bytes);
        });
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(end(files.size(), directory.size(), start));
        return out.toByteArray();
    }

    /** The files of a container, or the file and position at which it differs from what {@link #write} gives. */
    public static SortedMap<String, byte[]> read(byte[] zip) {
        if (zip.length > BYTES_MAX) {
            throw PackRule.TOO_LARGE.refuse("container", zip.length + " bytes");
        }
        SortedMap<String, byte[]> files = scan(zip);
        byte[] expected = write(files);
        int at = Arrays.mismatch(expected, zip);
        if (at >= 0) {
            throw PackRule.CONTAINER_DIFFERS.refuse(fileAt(files, at), "byte " + at);
        }
        return files;
    }

    /** The files as far as local headers lead, each with the checksum that its header states. */
    private static SortedMap<String, byte[]> scan(byte[] zip) {
        ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        SortedMap<String, byte[]> files = new TreeMap<>();
        int at = 0;
        while (zip.length - at >= LOCAL_BYTES && in.getInt(at) == LOCAL) {
            int nameLength = Short.toUnsignedInt(in.getShort(at + NAME_LENGTH_AT));
            int size = in.getInt(at + SIZE_AT);
            long next = (long) at + LOCAL_BYTES + nameLength + size;
            if (size < 0 || next > zip.length || files.size() == FILES_MAX) {
                throw PackRule.CONTAINER_DIFFERS.refuse("container", "byte " + at);
            }
            int from = at + LOCAL_BYTES;
            String path = path(new String(zip, from, nameLength, StandardCharsets.ISO_8859_1), from);
            byte[] bytes = Arrays.copyOfRange(zip, from + nameLength, (int) next);
            if (crc(bytes) != in.getInt(at + CRC_AT)) {
                throw PackRule.FILE_DAMAGED.refuse(path, "bytes " + (from + nameLength) + ".." + next);
            }
            if (files.put(path, bytes) != null) {
                throw PackRule.CONTAINER_DIFFERS.refuse(path, "a second time at byte " + at);
            }
            at = (int) next;
        }
        return files;
    }

    private static String fileAt(SortedMap<String, byte[]> files, int at) {
        int start = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            start += LOCAL_BYTES + file.getKey().length() + file.getValue().length;
            if (at < start) {
                return file.getKey();
            }
        }
        return "container";
    }

    private static void check(SortedMap<String, byte[]> files) {
        long bytes = END_BYTES;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            path(file.getKey(), 0);
            bytes += LOCAL_BYTES + CENTRAL_BYTES + 2L * file.getKey().length() + file.getValue().length;
        }
        if (bytes > BYTES_MAX || files.size() > FILES_MAX) {
            throw PackRule.TOO_LARGE.refuse("pack", files.size() + " files, " + bytes + " bytes");
        }
    }

    private static String path(String path, int at) {
        if (!PATH.matcher(path).matches()) {
            throw PackRule.PATH_MALFORMED.refuse("container", at == 0 ? path : "byte " + at);
        }
        return path;
    }

    private static byte[] local(String path, byte[] bytes) {
        return header(LOCAL_BYTES + path.length())
                .putInt(LOCAL)
                .put(common(path, bytes))
                .put(path.getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }

    private static byte[] central(String path, byte[] bytes, int offset) {
        return header(CENTRAL_BYTES + path.length())
                .putInt(CENTRAL)
                .putShort(MADE_BY)
                .put(common(path, bytes))
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(ATTRIBUTES)
                .putInt(offset)
                .put(path.getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }

    /** What a file's two headers have in common: version, flags, method, time, day, checksum, sizes, name length, extra. */
    private static byte[] common(String path, byte[] bytes) {
        return header(LOCAL_BYTES - Integer.BYTES)
                .putShort(VERSION)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(DAY)
                .putInt(crc(bytes))
                .putInt(bytes.length)
                .putInt(bytes.length)
                .putShort((short) path.length())
                .putShort((short) 0)
                .array();
    }

    private static byte[] end(int files, int directoryBytes, int directoryStart) {
        return header(END_BYTES)
                .putInt(END)
                .putInt(0)
                .putShort((short) files)
                .putShort((short) files)
                .putInt(directoryBytes)
                .putInt(directoryStart)
                .putShort((short) 0)
                .array();
    }

    private static ByteBuffer header(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
