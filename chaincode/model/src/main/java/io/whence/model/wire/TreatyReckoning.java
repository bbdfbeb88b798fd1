package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.cover.Adjuster;
import io.whence.model.cover.Worksheet;
import io.whence.model.value.Digest;
import java.util.List;

/**
 * What a treaty takes of one claim, reckoned by the money engine: the treaty's terms, less what other cessions used of
 * them, applied to what the claim costs its insurer. Claims of one incident are one occurrence.
 *
 * @param document terms, loss and worksheet: the ledger object under the worksheet's digest
 * @param use what the claim uses up of the treaty
 */
public record TreatyReckoning(long cededMinorUnits, Digest worksheet, Json.Fields document, CoverUse use) {
    /** Reckons a claim that costs so much. */
    public static TreatyReckoning of(Claim claim, long costMinorUnits, Json treatyTerms, List<CoverUse> others) {
        String occurrence = claim.basis().incident();
        Json terms = CoverUse.eroded(treatyTerms, others);
        Json.Fields loss = new Members()
                .put("currency", claim.basis().currency().code())
                .put("occurrence", occurrence)
                .put("carried", CoverUse.carried(CoverUse.carried(occurrence, others)))
                .list("items", List.of(claim.basis().claim()), id -> item(id, costMinorUnits))
                .json();
        Worksheet settled = Adjuster.settle(TermsJson.read(terms.canonical()), LossJson.read(loss.canonical()));
        Json.Fields worksheet = WorksheetJson.write(settled);
        return new TreatyReckoning(
                settled.netMinorUnits(),
                new FieldReader("", worksheet).digest("digest"),
                new Members()
                        .put("terms", terms)
                        .put("loss", loss)
                        .put("worksheet", worksheet)
                        .json(),
                CoverUse.of(occurrence, settled.erosion(), settled.netMinorUnits()));
    }

    private static Json item(String claim, long costMinorUnits) {
        return new Members()
                .put("id", claim)
                .put("claimedMinorUnits", costMinorUnits)
                .json();
    }
}
