package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Role;
import io.whence.model.claim.ClaimState;
import io.whence.model.claim.Dispute;
import io.whence.model.claim.Flag;
import io.whence.model.claim.Hold;
import io.whence.model.claim.Move;
import io.whence.model.claim.Step;

/** Disputes, holds and the history of a claim as JSON. */
final class DisputeCodec {
    private static final int VOTES_MAX = 64;

    private DisputeCodec() {}

    static Json dispute(Dispute dispute) {
        return new Members()
                .put("disputed", dispute.disputed())
                .put("grounds", dispute.grounds())
                .put("since", dispute.since())
                .list("votes", dispute.votes(), DisputeCodec::vote)
                .put("toTribunal", dispute.toTribunal())
                .put("ruled", dispute.ruled())
                .json();
    }

    static Dispute dispute(FieldReader fields) {
        return new Dispute(
                fields.choice("disputed", ClaimState.class),
                fields.digest("grounds"),
                fields.time("since"),
                fields.objects("votes", VOTES_MAX, DisputeCodec::vote),
                fields.flag("toTribunal", false),
                fields.flag("ruled", false));
    }

    private static Json vote(Dispute.Vote vote) {
        return new Members()
                .put("mspId", vote.mspId())
                .put("certificate", vote.certificate())
                .put("choice", vote.choice())
                .put("rationale", vote.rationale())
                .json();
    }

    private static Dispute.Vote vote(FieldReader fields) {
        return new Dispute.Vote(
                fields.text("mspId"),
                fields.digest("certificate"),
                fields.choice("choice", Dispute.Choice.class),
                fields.digest("rationale"));
    }

    static Json hold(Hold hold) {
        return new Members()
                .put("back", hold.back())
                .put("by", hold.by())
                .put("order", hold.order())
                .put("since", hold.since())
                .putIf("until", hold.until(), Members::time)
                .put("confirmed", hold.confirmed())
                .json();
    }

    static Hold hold(FieldReader fields) {
        return new Hold(
                fields.choice("back", ClaimState.class),
                fields.choice("by", Role.class),
                fields.digest("order"),
                fields.time("since"),
                fields.timeIfPresent("until"),
                fields.flag("confirmed", false));
    }

    static Json step(Step step) {
        return new Members()
                .put("move", step.move())
                .put("at", step.at())
                .put("from", step.from())
                .put("to", step.to())
                .put("mspId", step.mspId())
                .put("role", step.role())
                .put("certificate", step.certificate())
                .list("flags", step.flags(), Members::word)
                .json();
    }

    static Step step(FieldReader fields) {
        return new Step(
                fields.choice("move", Move.class),
                fields.time("at"),
                fields.choice("from", ClaimState.class),
                fields.choice("to", ClaimState.class),
                fields.text("mspId"),
                fields.choice("role", Role.class),
                fields.digest("certificate"),
                fields.choices("flags", Flag.values().length, Flag.class));
    }
}
