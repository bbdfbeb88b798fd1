package io.whence.embedded.commit;

import com.google.protobuf.ByteString;
import io.whence.embedded.block.Blocks;
import io.whence.embedded.membership.Endorser;
import io.whence.embedded.state.Draft;
import io.whence.embedded.state.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Turns screened transactions into the next block: judges them in their order, writes the block, applies what is valid. */
final class Committer {
    private final Ledger ledger;
    private final Endorser orderer;

    Committer(Ledger ledger, Endorser orderer) {
        this.ledger = ledger;
        this.orderer = orderer;
    }

    void commit(List<Screened> transactions) {
        Draft draft = new Draft(ledger.state());
        List<PrivateRecord> secrets = new ArrayList<>();
        List<Effects.Purge> purges = new ArrayList<>();
        Set<String> idsInBlock = new HashSet<>();
        byte[] codes = new byte[transactions.size()];
        for (int i = 0; i < codes.length; i++) {
            Screened transaction = transactions.get(i);
            TxValidationCode code = judge(transaction, draft, idsInBlock);
            codes[i] = (byte) code.getNumber();
            if (code == TxValidationCode.VALID) {
                Effects effects = transaction.effects().orElseThrow();
                Version version = new Version(ledger.height(), i);
                effects.apply(draft, version);
                secrets.addAll(ledger.secrets().take(transaction.transactionId(), effects, version));
                purges.addAll(effects.purges());
            }
        }
        secrets.forEach(record -> record.apply(draft));
        List<String> ids = transactions.stream().map(Screened::transactionId).toList();
        ledger.append(new Ledger.Next(block(transactions, codes), draft.state(), ids, secrets, purges));
    }

    private TxValidationCode judge(Screened transaction, Draft draft, Set<String> idsInBlock) {
        if (transaction.form() != TxValidationCode.VALID) {
            return transaction.form();
        }
        if (ledger.committed(transaction.transactionId()).isPresent()) {
            return TxValidationCode.DUPLICATE_TXID;
        }
        if (transaction.endorsement() != TxValidationCode.VALID) {
            return transaction.endorsement();
        }
        if (!idsInBlock.add(transaction.transactionId())) {
            return TxValidationCode.DUPLICATE_TXID;
        }
        return Conflicts.check(transaction.effects().orElseThrow(), draft);
    }

    private Block block(List<Screened> transactions, byte[] codes) {
        List<ByteString> envelopes =
                transactions.stream().map(Screened::envelope).toList();
        return Blocks.assemble(Blocks.header(ledger.height(), ledger.lastHash(), envelopes), envelopes, codes, orderer);
    }
}
