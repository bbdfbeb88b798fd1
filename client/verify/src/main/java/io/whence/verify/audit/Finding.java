package io.whence.verify.audit;

import io.whence.model.bytes.Json;
import java.util.Map;

/**
 * Something that does not hold, and where.
 *
 * @param block its number
 * @param where in it: a transaction by its position, a checkpoint by its witness, a tile by its path
 */
public record Finding(Check check, long block, String where, String detail) {

    /** What is checked, in the order of the blocks' own structure. Names are wire format. */
    public enum Check {
        BLOCK_NUMBER("blocks follow each other by number"),
        BLOCK_CONTENT("a block's header names the hash of its transactions"),
        BLOCK_CHAIN("a block's header names the hash of the header before it"),
        BLOCK_SIGNED("a block after the first is signed by orderers whom the channel's configuration names"),
        CODES("a block carries one validation code a transaction"),
        TRANSACTION("a valid transaction can be read"),
        BATCH_ROOT("a batch's receipt states producer, sequence, size and RFC 6962 root of its events"),
        BATCH_DOUBLED("a producer's sequence is recorded once"),
        BATCH_ORDER("a producer's batches stand in the order of their sequences"),
        CHECKPOINT_SIGNED("a recorded checkpoint is cosigned by the key of the party that recorded it"),
        CHECKPOINT_ROOT("a recorded checkpoint has the root of this log at the end of a block"),
        TILES("stored tiles are byte for byte those of this log");

        private final String text;

        Check(String text) {
            this.text = text;
        }

        /** What holds where nothing is found, in one clause. */
        public String text() {
            return text;
        }
    }

    Json.Fields json() {
        return Json.object(Map.of(
                "check", Json.of(check.name()),
                "rule", Json.of(check.text()),
                "block", Json.of(block),
                "where", Json.of(where),
                "detail", Json.of(detail)));
    }
}
