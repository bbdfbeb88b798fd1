package io.whence.verify.audit;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.wire.LedgerLeaf;
import java.nio.ByteBuffer;

/** What the chaincode answered to a batch, read as any stranger would. */
final class Receipts {
    private Receipts() {}

    static boolean covers(ByteBuffer answer, LedgerLeaf.Sealed head) {
        FieldReader receipt = new FieldReader("", Json.parse(Message.bytes(answer)));
        return receipt.text("producer").equals(head.producer())
                && receipt.count("sequence") == head.sequence()
                && receipt.count("size") == head.size()
                && receipt.text("root").equals(head.root().hex());
    }
}
