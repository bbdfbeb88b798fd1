package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Caller;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimState;
import io.whence.model.claim.Hold;
import io.whence.model.claim.Move;
import io.whence.model.claim.Step;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import io.whence.model.value.Time;
import io.whence.model.wire.ClaimCodec;
import io.whence.model.wire.LedgerLeaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The moves of a claim in ledger order, each with the claim as the ledger answered it. The answers are logged, so the
 * history in the last one says which moves there were: none can be left out or invented.
 */
record ClaimMoves(List<Moved> moves) {
    private static final String FUNCTIONS = "claim:";

    /** One logged move and the claim after it. */
    record Moved(LoggedDocuments.Logged logged, Json json, Claim claim) {
        private String path() {
            return PackPaths.answer(logged.index());
        }
    }

    static ClaimMoves of(LoggedDocuments documents, ClaimRecord record) {
        List<Moved> moves = new ArrayList<>();
        for (LoggedDocuments.Logged logged : documents.calls(FUNCTIONS)) {
            Moved moved = moved(documents, logged);
            if (moved.claim.basis().claim().equals(record.claim().basis().claim())) {
                moves.add(moved);
            }
        }
        if (moves.isEmpty()) {
            throw new Broken(PackPaths.CLAIM, "steps", "the pack holds no move of this claim");
        }
        return new ClaimMoves(moves);
    }

    private static Moved moved(LoggedDocuments documents, LoggedDocuments.Logged logged) {
        byte[] answer = documents.answer(logged);
        try {
            FieldReader fields = new FieldReader("", Json.parse(answer));
            Json json = fields.json("claim");
            if (!fields.text("transaction").equals(logged.leaf().transaction())) {
                throw new Broken(PackPaths.answer(logged.index()), "transaction", "answers another transaction");
            }
            return new Moved(logged, json, ClaimCodec.claim(json.canonical()));
        } catch (Refused refused) {
            throw Broken.in(PackPaths.answer(logged.index()), refused);
        }
    }

    /** The claim as it stood when this worksheet was proposed. */
    Claim proposing(Digest worksheet) {
        return moves.stream()
                .filter(moved -> moved.logged.leaf().function().equals(FUNCTIONS + "propose"))
                .map(Moved::claim)
                .filter(claim -> claim.proposal()
                        .filter(proposal -> proposal.worksheet().digest().equals(worksheet))
                        .isPresent())
                .reduce((earlier, later) -> later)
                .orElseThrow(() ->
                        new Broken(PackPaths.WORKSHEET, "digest", "no logged move proposed worksheet " + worksheet));
    }

    /** Requires that {@code claim.json} is what the ledger last answered. */
    void requireLast(PackFiles files) {
        files.require(PackPaths.CLAIM, moves.getLast().json.canonical(), "not what the ledger last answered");
    }

    /** Requires that every step of the history is a logged move, made by whom the table of claim life allows. */
    ClaimMoves legal() {
        List<Step> history = moves.getLast().claim.steps();
        if (history.size() != moves.size()) {
            throw new Broken(
                    PackPaths.CLAIM, "steps", history.size() + " steps, of which the pack holds " + moves.size());
        }
        ClaimState state = ClaimState.NONE;
        for (int i = 0; i < history.size(); i++) {
            Moved moved = moves.get(i);
            Step step = history.get(i);
            if (!moved.claim.steps().equals(history.subList(0, i + 1))) {
                throw new Broken(moved.path(), "claim.steps", "another history than the last answer has");
            }
            requireLogged(moved, step);
            requireAllowed(moved, step, state);
            state = moved.claim.state();
        }
        return this;
    }

    private static void requireLogged(Moved moved, Step step) {
        LedgerLeaf leaf = moved.logged.leaf();
        Caller caller = leaf.caller();
        boolean same = step.mspId().equals(caller.mspId())
                && step.role() == caller.role()
                && step.certificate().equals(caller.certificate())
                && step.at().equals(Time.nearest(leaf.proposedAt()))
                && leaf.function().equals(FUNCTIONS + verb(step.move()));
        if (!same) {
            throw new Broken(
                    moved.path(),
                    "claim.steps",
                    step.move() + " is not what " + leaf.function() + " by " + caller.mspId() + "/" + caller.role()
                            + " did");
        }
    }

    private static void requireAllowed(Moved moved, Step step, ClaimState before) {
        Move move = step.move();
        boolean continues = step.from() == before || (before == ClaimState.HELD && lapsed(moved.claim, step.from()));
        boolean allowed = continues
                && step.to() == moved.claim.state()
                && move.from().contains(step.from())
                && move.mayLand(step.from(), step.to())
                && move.by().contains(step.role());
        if (!allowed) {
            throw new Broken(
                    moved.path(),
                    "claim.steps",
                    move + " by " + step.role() + " from " + step.from() + " to " + step.to()
                            + ", where the claim stood at " + before);
        }
    }

    /** A hold that ended of itself puts the claim back where it was, without a move. */
    private static boolean lapsed(Claim claim, ClaimState back) {
        return claim.holds().stream().map(Hold::back).anyMatch(state -> state == back);
    }

    /** The function's name of a move: its own in camel case, but for those that several moves share. */
    private static String verb(Move move) {
        return switch (move) {
            case ACCEPT, DECLINE -> "decide";
            case SERVE_NOTICE -> "serve";
            case CLAW_BACK -> "clawback";
            case RECOVER_OPEN, RECOVER_RECEIVE, RECOVER_APPORTION, RECOVER_CLOSE -> "recover";
            default -> camelCase(move.name().toLowerCase(Locale.ROOT));
        };
    }

    private static String camelCase(String words) {
        StringBuilder out = new StringBuilder();
        for (String word : words.split("_", -1)) {
            out.append(out.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return out.toString();
    }

    String told() {
        return moves.size() + " moves, now " + moves.getLast().claim.state();
    }
}
