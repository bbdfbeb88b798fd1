package io.whence.fabric;

import io.whence.identity.Consortium;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * What organisations install: a package that names the service's class and, because addresses and keys come from each
 * peer's environment, is the same bytes for all of them.
 */
final class ChaincodePackage {
    /** How the package is listed on a peer. */
    static final String LABEL = Consortium.CHAINCODE;

    private static final int BLOCK = 512;
    private static final int CHECKSUM_AT = 148;

    private final byte[] bytes;

    private ChaincodePackage(byte[] bytes) {
        this.bytes = bytes;
    }

    static ChaincodePackage of(String mainClass) {
        Json metadata = Json.object(Map.of("type", Json.of("whence-service"), "label", Json.of(LABEL)));
        Json code = Json.object(Map.of("class", Json.of(mainClass)));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("metadata.json", metadata.canonical());
        files.put("code.tar.gz", zipped(Map.of("service.json", code.canonical())));
        return new ChaincodePackage(zipped(files));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The name that a peer gives to the installed package. */
    String id() {
        return LABEL + ":" + Digest.over(bytes).hex();
    }

    /** A tar archive of regular files without owners or times, merely stored: the same files make the same bytes anywhere. */
    private static byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new Stored(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.write(header(file.getKey(), file.getValue().length));
                zip.write(Arrays.copyOf(file.getValue(), padded(file.getValue().length)));
            }
            zip.write(new byte[2 * BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Gzip without compression, whose bytes would depend on the library's version. */
    private static final class Stored extends GZIPOutputStream {
        Stored(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.NO_COMPRESSION);
        }
    }

    private static int padded(int length) {
        return (length + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** A header as POSIX.1-1988 (ustar) lays it out; the checksum is taken with blanks in its own place. */
    private static byte[] header(String name, int length) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0" + "%011o\0".formatted(length) + "00000000000\0");
        put(header, CHECKSUM_AT, " ".repeat(8) + "0");
        put(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, CHECKSUM_AT, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, at, ascii.length);
    }
}
