package io.whence.model.bytes;

import java.util.Map;

/** Writes the canonical text of a value: sorted members, no space, the shortest escapes (RFC 8785 section 3.2). */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private JsonWriter() {}

    static void write(Json json, StringBuilder out) {
        switch (json) {
            case Json.Fields fields -> writeFields(fields, out);
            case Json.Items items -> writeItems(items, out);
            case Json.Text text -> writeText(text.value(), out);
            case Json.Whole whole -> out.append(whole.value());
            case Json.Flag flag -> out.append(flag.value());
            case Json.Nothing nothing -> out.append("null");
        }
    }

    private static void writeFields(Json.Fields fields, StringBuilder out) {
        char separator = '{';
        for (Map.Entry<String, Json> member : fields.members().entrySet()) {
            out.append(separator);
            writeText(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private static void writeItems(Json.Items items, StringBuilder out) {
        char separator = '[';
        for (Json value : items.values()) {
            out.append(separator);
            write(value, out);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                writeEscape(c, out.append(text, written, i));
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static void writeEscape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }
}
