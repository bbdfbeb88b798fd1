package io.whence.model.wire;

import io.whence.model.bytes.Json;
import java.nio.charset.StandardCharsets;

/** JSON written with single quotes, so that tests read like the documents they mean. */
final class Quoted {
    private Quoted() {}

    static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    static byte[] canonical(String text) {
        return Json.parse(json(text)).canonical();
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
