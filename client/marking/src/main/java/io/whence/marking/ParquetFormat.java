package io.whence.marking;

import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Parquet with flat columns; one row group at a time is in memory. */
record ParquetFormat() implements TableFormat {
    @Override
    public List<String> header(Path path) throws IOException {
        String file = TableFormat.name(path);
        try (ParquetFileReader reader = open(path)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            schema.getFields().forEach(field -> requireFlat(file, field));
            return TableFormat.checked(
                    file, schema.getFields().stream().map(Type::getName).toList());
        } catch (RuntimeException e) {
            throw refusal(file, e);
        }
    }

    @Override
    public void rows(TableFile file, Dictionary[] dictionaries, RowSink sink) throws IOException {
        try (ParquetFileReader reader = open(file.path())) {
            long before = 0;
            int group = 0;
            for (PageReadStore rows = next(reader, file, group); rows != null; rows = next(reader, file, group)) {
                new RowGroup(file.name() + " row group " + group++, reader, rows).rows(dictionaries, sink, before);
                before += rows.getRowCount();
            }
        } catch (RuntimeException e) {
            throw refusal(file.name(), e);
        }
    }

    private static @Nullable PageReadStore next(ParquetFileReader reader, TableFile file, int group)
            throws IOException {
        try {
            return reader.readNextRowGroup();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw refusal(file.name() + " row group " + group, e);
        }
    }

    /** The cells of one row group, column readers moving side by side. */
    private static final class RowGroup {
        private final String at;
        private final long count;
        private final List<ColumnDescriptor> columns;
        private final ColumnReader[] readers;
        private final ParquetCell[] cells;

        RowGroup(String at, ParquetFileReader reader, PageReadStore rows) {
            MessageType schema = reader.getFileMetaData().getSchema();
            this.at = at;
            this.count = rows.getRowCount();
            this.columns = schema.getColumns();
            ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                    rows, new Unused(), schema, reader.getFileMetaData().getCreatedBy());
            this.readers = columns.stream().map(store::getColumnReader).toArray(ColumnReader[]::new);
            this.cells = columns.stream()
                    .map(column -> ParquetCell.of(column.getPrimitiveType()))
                    .toArray(ParquetCell[]::new);
        }

        void rows(Dictionary[] dictionaries, RowSink sink, long before) {
            int[] codes = new int[readers.length];
            for (long row = 0; row < count; row++) {
                for (int c = 0; c < codes.length; c++) {
                    codes[c] = dictionaries[c].code(cell(c, before + row + 1));
                }
                sink.row(codes, before + row + 1);
            }
        }

        private String cell(int column, long row) {
            ColumnReader reader = readers[column];
            try {
                boolean filled = reader.getCurrentDefinitionLevel()
                        == columns.get(column).getMaxDefinitionLevel();
                String text = filled ? cells[column].text(reader) : "";
                reader.consume();
                return text;
            } catch (RuntimeException e) {
                String name = String.join(".", columns.get(column).getPath());
                throw refusal(at + ", row " + row + ", column " + name, e);
            }
        }
    }

    /** Values are taken from the column readers, so nothing is ever converted. */
    private static final class Unused extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {
            throw new IllegalStateException("columns are read one by one");
        }

        @Override
        public void end() {
            throw new IllegalStateException("columns are read one by one");
        }
    }

    private static ParquetFileReader open(Path path) throws IOException {
        return ParquetFileReader.open(new LocalInputFile(path));
    }

    private static void requireFlat(String file, Type field) {
        if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
            throw MarkingRule.CELL_NESTED.refuse(file + " column " + field.getName(), "nested or repeated");
        }
        ParquetCell.of(field.asPrimitiveType());
    }

    private static RuntimeException refusal(String at, Exception e) {
        return e instanceof Refused refused
                ? refused
                : MarkingRule.PARQUET_MALFORMED.refuse(at, String.valueOf(e.getMessage()));
    }
}
