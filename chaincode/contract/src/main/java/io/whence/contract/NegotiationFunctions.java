package io.whence.contract;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Course;
import io.whence.model.circulation.Negotiation;
import io.whence.model.circulation.NegotiationMove;
import io.whence.model.circulation.ProcessRule;
import io.whence.model.wire.Keys;
import io.whence.model.wire.ProcessCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Contract negotiations: one function a move of the table, and what is on record of them. */
final class NegotiationFunctions {
    private static final ProcessMove.Kind KIND = ProcessMove.Kind.NEGOTIATION;

    private NegotiationFunctions() {}

    static List<Function> all() {
        List<Function> functions = KIND.functions(NegotiationMove.class, NegotiationFunctions::moved);
        functions.add(Function.evaluate("negotiation:of", List.of("agreement"), NegotiationFunctions::of));
        return functions;
    }

    private static byte[] moved(NegotiationMove move, ProcessMove made) {
        Negotiation next = next(move, made, made.ledger().negotiation(made.id()));
        return made.recorded(KIND, ProcessCodec.json(next));
    }

    private static Negotiation next(NegotiationMove move, ProcessMove made, Optional<Negotiation> present) {
        if (present.isEmpty()) {
            return opened(move, made);
        }
        Negotiation negotiation = present.get();
        negotiation.check(move, made.said());
        return switch (move) {
            case REQUEST, OFFER -> negotiation.offered(move, policy(made), made.said());
            case ACCEPT, VERIFY -> negotiation.moved(move, made.said());
            case AGREE -> agreed(negotiation, made);
            case FINALIZE -> closed(negotiation, made);
            case TERMINATE -> terminated(negotiation, made);
        };
    }

    private static Negotiation opened(NegotiationMove move, ProcessMove made) {
        if (!move.opens()) {
            throw KIND.unknown(made.id());
        }
        Course course = Course.between(
                made.id(), made.fields().id("provider"), made.fields().id("consumer"));
        String version = made.fields().id("version");
        made.requireParty("provider", course.provider().party());
        made.requireParty("consumer", course.consumer().party());
        made.requireRegistered("version", version);
        return Negotiation.opened(move, course, new Negotiation.Offer(version, policy(made)), made.said());
    }

    private static String policy(ProcessMove made) {
        String policy = made.fields().id("policy");
        made.requireRegistered("policy", policy);
        return policy;
    }

    private static Negotiation agreed(Negotiation negotiation, ProcessMove made) {
        Agreement agreement = made.agreement(made.fields().id("agreement"));
        Negotiation next = negotiation.agreed(agreement, made.said());
        String key = Keys.negotiated(agreement.id());
        if (made.ledger().read(key).isPresent()) {
            throw ProcessRule.AGREEMENT_NEGOTIATED.refuse("agreement", agreement.id());
        }
        made.ledger().write(key, made.id().getBytes(StandardCharsets.UTF_8));
        return next;
    }

    private static Negotiation closed(Negotiation negotiation, ProcessMove made) {
        Agreement agreement = made.agreement(negotiation.agreement().orElseThrow());
        return negotiation.closed(agreement, made.ledger().accepted(agreement), made.said());
    }

    /** What comes of nothing leaves its agreement to another negotiation. */
    private static Negotiation terminated(Negotiation negotiation, ProcessMove made) {
        Negotiation next = negotiation.moved(NegotiationMove.TERMINATE, made.said());
        negotiation.agreement().ifPresent(agreement -> made.ledger().delete(Keys.negotiated(agreement)));
        return next;
    }

    /** The negotiation that an agreement comes of. */
    private static byte[] of(Ledger ledger, List<byte[]> arguments) {
        String agreement = Function.id("agreement", arguments);
        return ledger.negotiationOf(agreement)
                .map(ProcessCodec::json)
                .map(Json::canonical)
                .orElseThrow(() -> ProcessRule.NEGOTIATION_UNKNOWN.refuse("agreement", agreement));
    }
}
