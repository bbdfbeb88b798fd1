package io.whence.model.pack;

import io.whence.model.value.Rule;

/** What the form of an evidence pack must satisfy, in the order in which a reader finds out. */
public enum PackRule implements Rule {
    NOT_A_PACK("an evidence pack is a zip file with a manifest.json"),
    TOO_LARGE("a pack has at most 20,000 files and 512 MiB"),
    PATH_MALFORMED("a path is of letters, digits, '.', '_', '~', '-', in at most three folders"),
    FILE_DAMAGED("a file's bytes have the checksum that the container states"),
    CONTAINER_DIFFERS("the container is byte for byte the one zip file that holds its files"),
    FILE_MISSING("every file that the manifest lists is there"),
    FILE_UNLISTED("every file is listed in the manifest"),
    FILE_CHANGED("a file has the size and digest that the manifest states"),
    SIGNATURE_MISSING("the pack's note is signed by the keys that the manifest lists");

    private final String text;

    PackRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
