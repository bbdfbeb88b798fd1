package io.whence.marking;

import blue.strategic.parquet.ValueWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A column as Parquet takes it: the narrowest type that gives back every canonical cell. */
record ParquetColumn(Column column, Type type, Function<String, Object> value) {
    private static final int DATE_LENGTH = 10;
    private static final int WHOLE_LENGTH_MAX = 18;

    static ParquetColumn of(Column column) {
        if (column.type() == ColumnType.DATE && every(column, cell -> cell.length() == DATE_LENGTH)) {
            Type date = Types.optional(PrimitiveTypeName.INT32)
                    .as(LogicalTypeAnnotation.dateType())
                    .named(column.name());
            return new ParquetColumn(
                    column, date, cell -> (int) LocalDate.parse(cell).toEpochDay());
        } else if (column.type() == ColumnType.NUMBER && every(column, ParquetColumn::whole)) {
            Type whole = Types.optional(PrimitiveTypeName.INT64).named(column.name());
            return new ParquetColumn(column, whole, Long::valueOf);
        } else if (column.type() == ColumnType.NUMBER && every(column, ParquetColumn::exact)) {
            Type number = Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            return new ParquetColumn(column, number, Double::valueOf);
        }
        Type text = Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
        return new ParquetColumn(column, text, cell -> cell);
    }

    static MessageType schema(List<ParquetColumn> columns) {
        return new MessageType(
                "table", columns.stream().map(ParquetColumn::type).toList());
    }

    void write(int row, ValueWriter values) {
        String cell = type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                ? column.written(row)
                : column.cell(row);
        if (!cell.isEmpty()) {
            values.write(column.name(), value.apply(cell));
        }
    }

    private static boolean every(Column column, Function<String, Boolean> condition) {
        return column.cells().allMatch(cell -> cell.isEmpty() || condition.apply(cell));
    }

    private static boolean whole(String cell) {
        return cell.length() <= WHOLE_LENGTH_MAX && cell.indexOf('.') < 0;
    }

    private static boolean exact(String cell) {
        String again = Double.toString(Double.parseDouble(cell));
        return CanonicalCell.of(again, ColumnReading.UNKNOWN).equals(cell);
    }
}
