package io.whence.model.note;

import io.whence.model.value.Refused;
import io.whence.model.value.Rule;
import java.util.Base64;

/** Base 64 (RFC 4648 section 4) with one spelling a value: padding is required and unused bits are zero. */
final class Base64Text {
    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes, or a refusal under {@code rule} in the name of {@code field}. */
    static byte[] bytes(String text, Rule rule, String field) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (of(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw malformed(text, rule, field);
        }
        throw malformed(text, rule, field);
    }

    private static Refused malformed(String text, Rule rule, String field) {
        return rule.refuse(field, text);
    }
}
