package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.cover.Contribution;
import io.whence.model.cover.Terms;
import io.whence.model.value.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what several insurers of one loss each pay. */
public final class ContributionJson {
    private ContributionJson() {}

    /** Shares a loss between the insurers of these terms, in their order; all are JSON documents, the answer canonical. */
    public static byte[] answer(List<byte[]> terms, byte[] loss) {
        List<Terms> read = new ArrayList<>(terms.size());
        for (int i = 0; i < terms.size(); i++) {
            read.add(read(terms.get(i), i));
        }
        return write(Contribution.share(read, LossJson.read(loss))).canonical();
    }

    /** The contribution as JSON, each insurer's worksheet included. */
    public static Json.Fields write(Contribution contribution) {
        return Json.object(Map.of(
                "insurers",
                Json.array(contribution.shares().stream()
                        .map(ContributionJson::share)
                        .toList()),
                "totalMinorUnits",
                Json.of(contribution.totalMinorUnits()),
                "mode",
                Json.of(contribution.mode().name()),
                "worksheets",
                Json.array(contribution.worksheets().stream()
                        .map(WorksheetJson::write)
                        .toList())));
    }

    private static Terms read(byte[] terms, int index) {
        String path = "terms[" + index + "]";
        Json json = Json.parse(path, terms);
        try {
            return TermsJson.read(new FieldReader("", json));
        } catch (Refused refused) {
            throw refused.under(path);
        }
    }

    private static Json share(Contribution.Share share) {
        return Json.object(Map.of(
                "insurer", share.insurer().map(Json::of).orElseGet(Json::nothing),
                "aloneMinorUnits", Json.of(share.aloneMinorUnits()),
                "policyShareMinorUnits", Json.of(share.policyShareMinorUnits()),
                "shareMinorUnits", Json.of(share.shareMinorUnits())));
    }
}
