package io.whence.ledger;

/** A batch is given up because one before it in the file failed. */
final class Abandoned extends RuntimeException {
    Abandoned() {
        super("an earlier batch failed");
    }
}
