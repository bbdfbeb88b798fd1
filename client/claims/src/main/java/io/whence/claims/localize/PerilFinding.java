package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.policy.Truth;
import io.whence.model.value.Digest;
import io.whence.model.value.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A finding that rests on what was recorded rather than on marks, in the members of every finding: who changed content, who
 * used it against its policy, in whose custody it was lost.
 *
 * @param particulars what the peril's own engine found
 */
public record PerilFinding(
        Peril peril,
        Verdict verdict,
        List<String> named,
        Optional<Reason> reason,
        List<Descent.Onward> copies,
        Json particulars) {
    /** The id of the rules by which recorded facts are judged. */
    public static final String SCHEME = "whence-record-2";

    public PerilFinding {
        named = named.stream().sorted().distinct().toList();
        copies = copies.stream()
                .sorted(java.util.Comparator.comparing(Descent.Onward::copy))
                .toList();
    }

    /**
     * Which hop changed a table. {@code chain} are the copies along the way and {@code hops} what was signed of each;
     * {@code content} tells what differs in the data, where the delivered copy is at hand.
     */
    public static PerilFinding tampering(
            List<Descent.Onward> chain,
            List<Tampering.Hop> hops,
            Optional<Digest> root,
            Tampering found,
            Optional<Json> content) {
        Map<String, Json> particulars = new TreeMap<>();
        particulars.put(
                "hops",
                Json.array(IntStream.range(0, hops.size())
                        .mapToObj(hop -> hop(chain.get(hop), hops.get(hop)))
                        .toList()));
        particulars.put("found", CopyFinding.textOrNull(root.map(Digest::hex)));
        content.ifPresent(difference -> particulars.put("content", difference));
        particulars.put("conclusion", Json.of(words(found)));
        return switch (found) {
            case Tampering.Untouched untouched -> told(Peril.TAMPERING, chain, Reason.NOTHING_DIFFERS, particulars);
            case Tampering.Untried hop -> told(Peril.TAMPERING, chain, Reason.ROOT_OUT_OF_REACH, particulars);
            case Tampering.Undetermined hop -> told(Peril.TAMPERING, chain, Reason.NEVER_ACKNOWLEDGED, particulars);
            case Tampering.InTransit hop -> named(Verdict.LEAD, chain, chain.get(hop.hop()), particulars);
            case Tampering.ByCustodian hop -> named(Verdict.IDENTIFIED, chain, chain.get(hop.hop()), particulars);
            case Tampering.AfterLast hop -> named(Verdict.LEAD, chain, chain.getLast(), particulars);
        };
    }

    private static String words(Tampering found) {
        return switch (found) {
            case Tampering.Untouched untouched -> "nothing differs along the chain";
            case Tampering.Untried hop ->
                "nothing differs up to " + hop.custodian()
                        + ", and what was found cannot be held against what it acknowledged";
            case Tampering.Undetermined hop -> hop.receiver() + " never acknowledged what " + hop.sender() + " sent";
            case Tampering.InTransit hop ->
                "sent by " + hop.sender() + " and acknowledged by " + hop.receiver() + " differ: the transmission, or "
                        + hop.sender();
            case Tampering.ByCustodian hop -> hop.custodian() + " passed on something else than it declared";
            case Tampering.AfterLast hop ->
                "what was found is not what " + hop.custodian()
                        + " acknowledged: that custodian, or somebody unrecorded after it";
        };
    }

    /** What recorded uses say, copy by copy. */
    public static PerilFinding abuse(List<Descent.Onward> copies, Map<String, List<Abuse.Judged>> judged) {
        TreeSet<String> named = new TreeSet<>();
        List<Json> told = new ArrayList<>();
        boolean open = false;
        for (Map.Entry<String, List<Abuse.Judged>> copy : new TreeMap<>(judged).entrySet()) {
            for (Abuse.Judged one : copy.getValue()) {
                if (one.allowed() != Truth.SATISFIED) {
                    told.add(use(copy.getKey(), one));
                }
                if (one.allowed() == Truth.UNSATISFIED) {
                    named.add(copy.getKey());
                }
                open |= one.allowed() == Truth.UNKNOWN;
            }
        }
        Json particulars = Json.object(Map.of(
                "uses", Json.array(told),
                "judged", Json.of(judged.values().stream().mapToInt(List::size).sum())));
        if (!named.isEmpty()) {
            return new PerilFinding(
                    Peril.ABUSE, Verdict.IDENTIFIED, List.copyOf(named), Optional.empty(), copies, particulars);
        }
        Verdict verdict = open ? Verdict.INCONCLUSIVE : Verdict.NOT_RECORDED;
        Reason reason = open ? Reason.POLICY_UNKNOWN : Reason.NO_BREACH_RECORDED;
        return new PerilFinding(Peril.ABUSE, verdict, List.of(), Optional.of(reason), copies, particulars);
    }

    /** In whose custody content was lost, by challenges of these copies; {@code burden} is what the cover says of silence. */
    public static PerilFinding loss(List<Loss.Located> located, Loss.Burden burden) {
        return new LossFinding(located, burden).finding();
    }

    /** The finding as the document that is recorded and recomputed. */
    public Json json() {
        Map<String, Json> members = new TreeMap<>();
        members.put("verdict", Json.of(verdict.name()));
        members.put("named", Json.texts(named));
        members.put("reason", CopyFinding.textOrNull(reason.map(Reason::name)));
        members.put("peril", Json.of(peril.name()));
        members.put("leak", Json.nothing());
        members.put("copies", Json.array(copies.stream().map(PerilFinding::copy).toList()));
        members.put("unrecordedShare", Json.nothing());
        members.put("bound", Json.nothing());
        members.put("scheme", Json.of(SCHEME));
        members.put("evidence", Json.array(List.of()));
        members.put("wouldChange", Json.texts(List.of()));
        members.put("particulars", particulars);
        return Json.object(members);
    }

    private static PerilFinding told(
            Peril peril, List<Descent.Onward> copies, Reason reason, Map<String, Json> particulars) {
        boolean cleared = reason == Reason.NOTHING_DIFFERS;
        Verdict verdict = cleared ? Verdict.NOT_RECORDED : Verdict.INCONCLUSIVE;
        return new PerilFinding(peril, verdict, List.of(), Optional.of(reason), copies, Json.object(particulars));
    }

    private static PerilFinding named(
            Verdict verdict, List<Descent.Onward> chain, Descent.Onward copy, Map<String, Json> particulars) {
        return new PerilFinding(
                Peril.TAMPERING, verdict, List.of(copy.copy()), Optional.empty(), chain, Json.object(particulars));
    }

    private static Json hop(Descent.Onward copy, Tampering.Hop hop) {
        return Json.object(Map.of(
                "copy", Json.of(copy.copy()),
                "sender", Json.of(hop.sender()),
                "receiver", Json.of(hop.receiver()),
                "sent", Json.of(hop.sent().hex()),
                "acknowledged", CopyFinding.textOrNull(hop.acknowledged().map(Digest::hex)),
                "declared", CopyFinding.textOrNull(hop.declared().map(Digest::hex))));
    }

    static Json.Fields use(String copy, Abuse.Judged judged) {
        return Json.object(Map.of(
                "copy", Json.of(copy),
                "event", Json.of(judged.use().event()),
                "by", Json.of(judged.use().by()),
                "at", Json.of(Time.format(judged.use().at())),
                "action", Json.of(judged.use().action()),
                "purpose", Json.of(judged.use().purpose()),
                "allowed", Json.of(judged.allowed().name()),
                "rule", Json.of(judged.rule())));
    }

    private static Json copy(Descent.Onward copy) {
        return Json.object(Map.of("id", Json.of(copy.copy()), "holder", Json.of(copy.holder())));
    }
}
