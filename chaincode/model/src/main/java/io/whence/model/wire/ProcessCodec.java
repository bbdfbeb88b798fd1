package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.Course;
import io.whence.model.circulation.Negotiation;
import io.whence.model.circulation.Said;
import io.whence.model.circulation.Side;
import io.whence.model.circulation.Transfer;
import io.whence.model.value.ValueRule;
import java.util.Optional;
import java.util.TreeMap;

/** Negotiations, transfers and their moves as JSON: what is submitted, kept as state, and answered. */
public final class ProcessCodec {
    private ProcessCodec() {}

    /** Reads what every move says; the caller reads what else the move carries, and ends it. */
    public static Said.Message message(FieldReader fields) {
        return new Said.Message(
                fields.id("by"),
                fields.time("at"),
                fields.idIfPresent("pid"),
                fields.has("step") ? Optional.of(fields.whole("step", 1, Course.STEPS_MAX + 1)) : Optional.empty(),
                fields.textIfPresent("signature"));
    }

    /** The bytes that a party signs: the function's name, a line feed, and the canonical move without the signature. */
    public static byte[] signedBytes(String function, Json move) {
        if (!(move instanceof Json.Fields fields)) {
            throw ValueRule.TYPE_WRONG.refuse("move", "not an object");
        }
        TreeMap<String, Json> unsigned = new TreeMap<>(fields.members());
        unsigned.remove("signature");
        return (function + "\n" + Json.object(unsigned).text()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The state and the answer of a negotiation. */
    public static Json.Fields json(Negotiation negotiation) {
        return course(negotiation.course())
                .put("version", negotiation.version())
                .put("policy", negotiation.policy())
                .put("state", negotiation.state())
                .putIf("agreement", negotiation.agreement(), Json::of)
                .json();
    }

    /** The state and the answer of a transfer. */
    public static Json.Fields json(Transfer transfer) {
        return course(transfer.course())
                .put("agreement", transfer.agreement())
                .put("format", transfer.format())
                .put("state", transfer.state())
                .json();
    }

    /** Reads the state of a negotiation. */
    public static Negotiation negotiation(byte[] state) {
        FieldReader fields = new FieldReader("", Json.parse(state));
        return new Negotiation(
                course(fields),
                fields.id("version"),
                fields.id("policy"),
                fields.choice("state", Negotiation.State.class),
                fields.idIfPresent("agreement"));
    }

    /** Reads the state of a transfer. */
    public static Transfer transfer(byte[] state) {
        FieldReader fields = new FieldReader("", Json.parse(state));
        return new Transfer(
                course(fields),
                fields.id("agreement"),
                fields.id("format"),
                fields.choice("state", Transfer.State.class));
    }

    private static Members course(Course course) {
        return new Members()
                .put("id", course.id())
                .put("provider", course.provider().party())
                .put("consumer", course.consumer().party())
                .putIf("providerPid", course.provider().pid(), Json::of)
                .putIf("consumerPid", course.consumer().pid(), Json::of)
                .list("steps", course.steps(), step -> step(course, step));
    }

    private static Json step(Course course, Course.Step step) {
        return new Members()
                .put("move", step.move())
                .put("side", step.side())
                .put("by", course.party(step.side()))
                .put("basis", step.basis())
                .put("at", step.at())
                .putIf("policy", step.policy(), Json::of)
                .put("transaction", step.transaction())
                .json();
    }

    private static Course course(FieldReader fields) {
        return new Course(
                fields.id("id"),
                new Course.End(fields.id("provider"), fields.idIfPresent("providerPid")),
                new Course.End(fields.id("consumer"), fields.idIfPresent("consumerPid")),
                fields.objects("steps", Course.STEPS_MAX + 1, ProcessCodec::step));
    }

    private static Course.Step step(FieldReader fields) {
        return new Course.Step(
                fields.text("move"),
                fields.choice("side", Side.class),
                fields.choice("basis", Copy.Basis.class),
                fields.time("at"),
                fields.idIfPresent("policy"),
                fields.text("transaction"));
    }
}
