package io.whence.marking;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** How the values of one Parquet column read as text: the text that the same cell would have in a CSV file. */
interface ParquetCell {
    /** Beyond so many places a number would be longer than numbers are read. */
    int PLACES_MAX = 40;

    String text(ColumnReader at);

    static ParquetCell of(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> at -> String.valueOf(at.getBoolean());
            case FLOAT -> at -> decimal(Float.toString(at.getFloat()));
            case DOUBLE -> at -> decimal(Double.toString(at.getDouble()));
            case INT32 -> whole(meaning, ColumnReader::getInteger, 0xffffffffL);
            case INT64 -> whole(meaning, ColumnReader::getLong, -1L);
            case INT96 -> at -> legacyTime(at.getBinary().getBytes());
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(meaning);
        };
    }

    /** Reads a whole number of either length. */
    interface Whole {
        long at(ColumnReader reader);
    }

    private static ParquetCell whole(LogicalTypeAnnotation meaning, Whole value, long unsigned) {
        return switch (meaning) {
            case LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal ->
                at -> BigDecimal.valueOf(value.at(at), decimal.getScale()).toPlainString();
            case LogicalTypeAnnotation.DateLogicalTypeAnnotation date ->
                at -> LocalDate.ofEpochDay(value.at(at)).toString();
            case LogicalTypeAnnotation.TimestampLogicalTypeAnnotation time ->
                at -> time(Instant.EPOCH.plus(value.at(at), unit(time.getUnit())));
            case LogicalTypeAnnotation.TimeLogicalTypeAnnotation time ->
                at -> LocalTime.MIDNIGHT
                        .plus(value.at(at), unit(time.getUnit()))
                        .toString();
            case LogicalTypeAnnotation.IntLogicalTypeAnnotation whole
            when !whole.isSigned() -> at -> Long.toUnsignedString(value.at(at) & unsigned);
            case null, default -> at -> String.valueOf(value.at(at));
        };
    }

    private static ParquetCell bytes(LogicalTypeAnnotation meaning) {
        return switch (meaning) {
            case LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal ->
                at -> new BigDecimal(new BigInteger(at.getBinary().getBytes()), decimal.getScale()).toPlainString();
            case LogicalTypeAnnotation.UUIDLogicalTypeAnnotation id ->
                at -> uuid(at.getBinary().toByteBuffer());
            case null, default -> at -> utf8(at.getBinary().toByteBuffer());
        };
    }

    private static ChronoUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    private static String time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    /** Spark's and Impala's old form: nanoseconds of the day, then the Julian day. */
    private static String legacyTime(byte[] bytes) {
        ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = parts.getLong();
        long day = parts.getInt() - 2_440_588L;
        return time(Instant.EPOCH.plus(day, ChronoUnit.DAYS).plusNanos(nanos));
    }

    private static String uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    /** Numbers, without an exponent where they are not far from the point; what is no number keeps its name. */
    private static String decimal(String text) {
        if (Character.isLetter(text.charAt(text.length() - 1))) {
            return text;
        }
        BigDecimal value = new BigDecimal(text);
        return Math.abs(value.scale()) > PLACES_MAX ? value.toString() : value.toPlainString();
    }

    private static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw MarkingRule.NOT_UTF8.refuse("a cell", "bytes that are no text");
        }
    }
}
