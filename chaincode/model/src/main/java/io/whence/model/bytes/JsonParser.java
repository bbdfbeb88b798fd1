package io.whence.model.bytes;

import io.whence.model.value.Refused;
import io.whence.model.value.ValueRule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A strict recursive-descent reader of RFC 8259 text, bounded in size and depth. */
final class JsonParser {
    private static final int BYTES_MAX = 16 << 20;
    private static final int DEPTH_MAX = 64;
    private static final int NUMBER_SHOWN_MAX = 64;
    private static final Pattern NUMBER = Pattern.compile("-?\\d");
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,15}");

    private final String text;
    private int position;
    private int depth;

    private JsonParser(String text) {
        this.text = text;
    }

    /** What is wrong inside the value is refused by its path, which begins with this one. */
    static Json parse(String path, byte[] utf8) {
        try {
            return parse(utf8);
        } catch (Refused refused) {
            Refused inside = path.isEmpty() ? refused : refused.under(path);
            throw inside.field().isEmpty() ? inside.at("document") : inside;
        }
    }

    private static Json parse(byte[] utf8) {
        if (utf8.length > BYTES_MAX) {
            throw ValueRule.JSON_TOO_LARGE.refuse("", utf8.length + " bytes");
        }
        JsonParser parser = new JsonParser(decode(utf8));
        Json json = parser.value();
        parser.space();
        if (parser.position != parser.text.length()) {
            throw parser.malformed();
        }
        return json;
    }

    private static String decode(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ValueRule.JSON_MALFORMED.refuse("", "not UTF-8");
        }
    }

    private Json value() {
        space();
        return switch (peek()) {
            case '{' -> nested(this::fields);
            case '[' -> nested(this::items);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> number();
        };
    }

    private Json nested(java.util.function.Supplier<Json> reader) {
        if (++depth > DEPTH_MAX) {
            throw ValueRule.JSON_TOO_LARGE.refuse("", "deeper than " + DEPTH_MAX);
        }
        position++;
        Json json = reader.get();
        depth--;
        return json;
    }

    private Json fields() {
        TreeMap<String, Json> members = new TreeMap<>();
        if (!closes('}')) {
            do {
                space();
                String name = string();
                space();
                expect(':');
                if (members.put(name, member(name)) != null) {
                    throw ValueRule.DUPLICATE.refuse(name, "stands twice in one object");
                }
            } while (another('}'));
        }
        return new Json.Fields(members);
    }

    private Json member(String name) {
        try {
            return value();
        } catch (Refused refused) {
            throw refused.under(name);
        }
    }

    private Json items() {
        List<Json> values = new ArrayList<>();
        if (!closes(']')) {
            do {
                values.add(element(values.size()));
            } while (another(']'));
        }
        return new Json.Items(values);
    }

    private Json element(int index) {
        try {
            return value();
        } catch (Refused refused) {
            throw refused.under("[" + index + "]");
        }
    }

    private boolean closes(char close) {
        space();
        if (peek() != close) {
            return false;
        }
        position++;
        return true;
    }

    private boolean another(char close) {
        space();
        char c = next();
        if (c != ',' && c != close) {
            position--;
            throw malformed();
        }
        return c == ',';
    }

    /** Most strings hold no escape: they are a piece of the text, which was decoded strictly and so is well formed. */
    private String string() {
        expect('"');
        int start = position;
        char c = next();
        while (c >= 0x20 && c != '"' && c != '\\') {
            c = next();
        }
        if (c == '"') {
            return text.substring(start, position - 1);
        }
        position--;
        return wellFormed(unescaped(new StringBuilder().append(text, start, position)));
    }

    private String unescaped(StringBuilder out) {
        for (char c = next(); c != '"'; c = next()) {
            if (c < 0x20) {
                throw malformed();
            }
            out.append(c == '\\' ? escape() : c);
        }
        return out.toString();
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed();
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw malformed();
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private String wellFormed(String string) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(string)) {
            throw malformed();
        }
        return string;
    }

    private Json number() {
        int start = position;
        while (position < text.length() && isOfNumbers(text.charAt(position))) {
            position++;
        }
        String number = text.substring(start, position);
        if (!WHOLE.matcher(number).matches()) {
            throw notWhole(start, number);
        }
        long value = Long.parseLong(number);
        if (value > Json.INTEGER_MAX || value < -Json.INTEGER_MAX) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("", number);
        }
        return new Json.Whole(value);
    }

    private Refused notWhole(int start, String number) {
        if (NUMBER.matcher(number).lookingAt()) {
            int shown = Math.min(number.length(), NUMBER_SHOWN_MAX);
            return ValueRule.NUMBER_OUT_OF_RANGE.refuse("", number.substring(0, shown));
        }
        position = start;
        return malformed();
    }

    private Json word(String word, Json json) {
        if (!text.startsWith(word, position)) {
            throw malformed();
        }
        position += word.length();
        return json;
    }

    private void space() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
    }

    private void expect(char c) {
        if (next() != c) {
            position--;
            throw malformed();
        }
    }

    private char peek() {
        if (position >= text.length()) {
            throw malformed();
        }
        return text.charAt(position);
    }

    private char next() {
        char c = peek();
        position++;
        return c;
    }

    private Refused malformed() {
        String before = text.substring(0, position);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = position - before.lastIndexOf('\n');
        String at = position < text.length() ? "" : ", where the text ends";
        return ValueRule.JSON_MALFORMED.refuse("", "line " + line + ", column " + column + at);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isOfNumbers(char c) {
        return (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0;
    }
}
