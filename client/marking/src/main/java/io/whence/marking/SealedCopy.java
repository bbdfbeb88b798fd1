package io.whence.marking;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.whence.marking.slot.SlotOffer;
import io.whence.marking.slot.SlotReceiver;
import io.whence.marking.slot.SlotRule;
import io.whence.marking.store.Bytes;
import io.whence.model.value.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** What a recipient makes of the sealed parts of its copy: the table of the variants that it chose, each of them checked. */
public final class SealedCopy {
    private static final String MAGIC = "whence-slots-1\n";
    private static final int PART_BYTES_MAX = 1 << 30;

    private final SlotOffer offer;
    private final Map<Integer, List<String>> rows = new TreeMap<>();
    private final List<Part> parts = new ArrayList<>();

    private SealedCopy(SlotOffer offer) {
        this.offer = offer;
    }

    /** The first bytes of a sealed file. */
    static byte[] magic() {
        return MAGIC.getBytes(StandardCharsets.US_ASCII);
    }

    /** Opens what was chosen; refuses a file that is not sealed for this choice. */
    public static SealedCopy open(Path file, SlotOffer offer, SlotReceiver receiver) throws IOException {
        SealedCopy copy = new SealedCopy(offer);
        SlotReceiver.Opening opening = receiver.opening(offer);
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length()), magic())) {
                throw SlotRule.SLOT_SEAL_BROKEN.refuse("file", file);
            }
            for (int slot = 0; slot < SlotOffer.SLOTS; slot++) {
                byte[][] sealed = {next(in, slot), next(in, slot)};
                copy.add(Part.unpacked(opening.open(slot, sealed[receiver.bit(slot)]), slot));
            }
        } catch (java.io.EOFException cut) {
            throw SlotRule.SLOT_SEAL_BROKEN.refuse("file", "cut short");
        }
        return copy;
    }

    /** Writes the table, rows in the order of the provider's. */
    public void write(Path path) throws IOException {
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(path)) {
            writer.writeRecord(offer.columns());
            rows.values().forEach(writer::writeRecord);
        }
    }

    /** The root of the copy, which a provider that sealed what it committed to has recorded; refuses a false variant. */
    public Digest root(SlotReceiver receiver) {
        Map<Integer, Integer> order = new TreeMap<>();
        rows.keySet().forEach(place -> order.put(place, order.size()));
        Bytes digests = CopyRoot.digests(Table.of(offer.columns(), List.copyOf(rows.values())));
        for (int slot = 0; slot < SlotOffer.SLOTS; slot++) {
            List<Integer> places = parts.get(slot).rows().keySet().stream()
                    .map(place -> order.getOrDefault(place, 0))
                    .toList();
            Digest recomputed = SlottedCopy.commitment(parts.get(slot).salt().bytes(), digests, places);
            if (!recomputed.equals(offer.variant(slot, receiver.bit(slot)))) {
                throw SlotRule.SLOT_VARIANT_FALSE.refuse("slot", slot);
            }
        }
        return offer.root();
    }

    public int rows() {
        return rows.size();
    }

    private void add(Part part) {
        parts.add(part);
        part.rows().forEach((place, cells) -> {
            if (cells.size() != offer.columns().size() || rows.put(place, cells) != null) {
                throw SlotRule.SLOT_SEAL_BROKEN.refuse("row", place);
            }
        });
    }

    private static byte[] next(DataInputStream in, int slot) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > PART_BYTES_MAX) {
            throw SlotRule.SLOT_SEAL_BROKEN.refuse("slot", slot);
        }
        byte[] sealed = in.readNBytes(length);
        if (sealed.length < length) {
            throw new java.io.EOFException();
        }
        return sealed;
    }

    /** One part in one variant: the salt of its commitment, and its rows as written, by their place in the copy. */
    record Part(Digest salt, Map<Integer, List<String>> rows) {
        /** Salt and rows as CSV whose first cell is the place, deflated. */
        static byte[] packed(Digest salt, Table table, List<Integer> rows) throws IOException {
            StringWriter text = new StringWriter();
            List<Column> columns = table.columns();
            try (CsvWriter writer =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
                for (int row : rows) {
                    List<String> cells = new ArrayList<>(List.of(String.valueOf(row)));
                    columns.forEach(column -> cells.add(column.written(row)));
                    writer.writeRecord(cells);
                }
            }
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
                deflater.write(salt.bytes());
                deflater.write(text.toString().getBytes(StandardCharsets.UTF_8));
            }
            return packed.toByteArray();
        }

        static Part unpacked(byte[] packed, int slot) throws IOException {
            byte[] plain;
            try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(packed))) {
                plain = inflater.readNBytes(PART_BYTES_MAX);
            } catch (java.util.zip.ZipException e) {
                throw SlotRule.SLOT_SEAL_BROKEN.refuse("slot", slot);
            }
            if (plain.length < Digest.BYTES) {
                throw SlotRule.SLOT_SEAL_BROKEN.refuse("slot", slot);
            }
            String text = new String(plain, Digest.BYTES, plain.length - Digest.BYTES, StandardCharsets.UTF_8);
            return new Part(Digest.of(Arrays.copyOf(plain, Digest.BYTES)), rows(text, slot));
        }

        private static Map<Integer, List<String>> rows(String text, int slot) throws IOException {
            Map<Integer, List<String>> rows = new TreeMap<>();
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
                for (CsvRecord record : reader) {
                    List<String> cells = record.getFields();
                    if (!cells.getFirst().matches("\\d{1,9}")) {
                        throw SlotRule.SLOT_SEAL_BROKEN.refuse("slot", slot);
                    }
                    rows.put(Integer.valueOf(cells.getFirst()), List.copyOf(cells.subList(1, cells.size())));
                }
            }
            return rows;
        }
    }
}
