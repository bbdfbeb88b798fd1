package io.whence.app.demo;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.nio.file.Path;
import java.util.List;

/**
 * What the commands of the story answered, from which the report is made: nothing in it is known otherwise.
 *
 * @param trace everything that descends from the version
 * @param finding as {@code localize} printed it
 * @param worksheet as the ledger keeps it
 * @param recovery who may be asked for how much
 * @param verification what a stranger's check of the pack says
 * @param files the paths of everything written
 */
record Told(
        Json trace,
        Json alerts,
        Json finding,
        Json worksheet,
        Json claim,
        Json recovery,
        Json verification,
        List<Path> files) {

    Told {
        files = List.copyOf(files);
    }

    FieldReader findingFields() {
        return new FieldReader("finding", finding);
    }

    FieldReader worksheetFields() {
        return new FieldReader("worksheet", worksheet);
    }

    List<String> named() {
        return findingFields().texts("named", 100);
    }
}
