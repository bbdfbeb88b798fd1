package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimState;
import io.whence.model.claim.Decision;
import io.whence.model.claim.Proposal;
import io.whence.model.cover.Erosion;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Digest;
import io.whence.model.wire.CoverCodec;
import io.whence.model.wire.CoverUse;
import io.whence.model.wire.LossJson;
import io.whence.model.wire.Reckoning;
import io.whence.model.wire.WorksheetJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The money of a claim: the terms of the cover that was logged, the loss that was assessed, and the worksheet that the law
 * makes of them.
 *
 * @param worksheet as recomputed; none where nothing was reckoned yet
 */
record Settlement(Optional<FieldReader> worksheet) {
    private static final String COVER = "cover:add";
    /** What of the terms is not the cover's own: how much of an aggregate is used, how much of the premium was paid. */
    private static final Set<String> NOT_OWN =
            Set.of("usedMinorUnits", "reinstatedMinorUnits", "dueMinorUnits", "receivedMinorUnits");

    static Settlement of(LoggedDocuments documents, ClaimRecord record) {
        PackFiles files = documents.files();
        Optional<Digest> reckoned = reckoned(record.claim());
        if (reckoned.isEmpty()) {
            List.of(PackPaths.TERMS, PackPaths.LOSS, PackPaths.WORKSHEET).forEach(path -> requireAbsent(files, path));
            return new Settlement(Optional.empty());
        }
        byte[] terms = files.bytes(PackPaths.TERMS);
        byte[] worksheet = files.read(PackPaths.LOSS, loss -> WorksheetJson.answer(terms, loss));
        files.require(PackPaths.WORKSHEET, worksheet, "not what the law makes of terms and loss");
        requireLoggedTerms(documents, record.claim());
        requireAssessedLoss(files, ClaimMoves.of(documents, record).proposing(reckoned.orElseThrow()));
        return new Settlement(Optional.of(new FieldReader("", Json.parse(worksheet))));
    }

    /** The digest of the worksheet that the claim was decided on, else of the one that is proposed. */
    private static Optional<Digest> reckoned(Claim claim) {
        return claim.lastDecision()
                .map(Decision::worksheet)
                .or(() -> claim.proposal().map(proposal -> proposal.worksheet().digest()));
    }

    private static void requireAbsent(PackFiles files, String path) {
        if (files.has(path)) {
            throw new Broken(path, "file", "nothing was reckoned for this claim");
        }
    }

    private static void requireLoggedTerms(LoggedDocuments documents, Claim claim) {
        Digest version = claim.basis().coverVersion();
        LoggedDocuments.Logged cover = documents
                .submitted(COVER, 0, version)
                .orElseThrow(() ->
                        new Broken(PackPaths.TERMS, "cover", "the pack holds no logged cover version " + version));
        Json logged = unused(CoverCodec.terms(Json.parse(documents.argument(cover, 0))));
        if (!logged.equals(unused(documents.files().read(PackPaths.TERMS, Json::parseCanonical)))) {
            throw new Broken(PackPaths.TERMS, "terms", "not those of the logged cover");
        }
    }

    /** Terms without what changes under them: other claims use the same cover, and premium comes in. */
    private static Json unused(Json json) {
        return switch (json) {
            case Json.Items items ->
                Json.array(items.values().stream().map(Settlement::unused).toList());
            case Json.Fields fields -> {
                TreeMap<String, Json> members = new TreeMap<>();
                fields.members().forEach((name, value) -> members.put(name, unused(value)));
                members.keySet().removeAll(NOT_OWN);
                yield Json.object(members);
            }
            default -> json;
        };
    }

    /** The loss again, from what was notified, assessed and proposed; only what other claims used is taken as stated. */
    private static void requireAssessedLoss(PackFiles files, Claim proposing) {
        CoverUse others = files.read(
                PackPaths.LOSS,
                loss -> new CoverUse(
                        proposing.basis().incident(),
                        new Erosion(LossJson.read(loss).carried(), new TreeMap<>()),
                        new TreeMap<>(),
                        0));
        List<Proposal.Reason> reasons =
                proposing.proposal().map(Proposal::reasons).orElse(List.of());
        Json terms = files.read(PackPaths.TERMS, Json::parseCanonical);
        Json.Fields again = files.read(
                PackPaths.LOSS,
                loss -> Reckoning.of(proposing, reasons, terms, List.of(others)).document());
        FieldReader fields = new FieldReader("", again);
        files.require(PackPaths.LOSS, fields.json("loss").canonical(), "not what was notified, assessed and proposed");
        files.require(PackPaths.TERMS, fields.json("terms").canonical(), "not the one form of these terms");
    }

    /** Requires that the claim was decided, or is proposed, on this worksheet. */
    void requireStatedBy(Claim claim) {
        worksheet.ifPresent(fields -> {
            long net = fields.count("netMinorUnits");
            long stated = stated(claim);
            if (reckoned(claim).filter(fields.digest("digest")::equals).isEmpty() || stated != net) {
                throw new Broken(
                        PackPaths.CLAIM, "decisions", "states " + stated + " where the worksheet comes to " + net);
            }
        });
    }

    /** What the claim itself says is due; a claim that was declined says nothing of what the worksheet came to. */
    private static long stated(Claim claim) {
        boolean declined = claim.lastDecision()
                .filter(decision -> decision.outcome() == ClaimState.DECLINED)
                .isPresent();
        return claim.lastDecision()
                .filter(decision -> !declined)
                .map(Decision::netMinorUnits)
                .or(() -> claim.proposal().map(proposal -> proposal.worksheet().netMinorUnits()))
                .orElse(0L);
    }

    String told() {
        return worksheet
                .map(fields -> "loss " + fields.count("lossMinorUnits") + ", net " + fields.count("netMinorUnits")
                        + ", digest " + fields.text("digest"))
                .orElse("nothing was reckoned yet");
    }
}
