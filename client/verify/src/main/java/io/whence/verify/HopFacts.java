package io.whence.verify;

import static io.whence.verify.PerilFacts.broken;
import static io.whence.verify.PerilFacts.items;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.claim.Finding.Verdict;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tampering: the hops that a finding cites, and at which of them content first differs. */
final class HopFacts {
    private static final String SUBMITTED = "version:add";

    private final LoggedCustody custody;
    private final LoggedDocuments documents;
    private final Conclusion conclusion;

    HopFacts(LoggedCustody custody, LoggedDocuments documents, Conclusion conclusion) {
        this.custody = custody;
        this.documents = documents;
        this.conclusion = conclusion;
    }

    /** One hop: the version of a copy, what was sent, what its receiver said had arrived, and declared to have made of it. */
    private record Hop(
            String copy, String version, Digest sent, Optional<Digest> acknowledged, Optional<Digest> declared) {}

    void require(FieldReader particulars) {
        List<FieldReader> stated = items(particulars, "hops");
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            Hop hop = hop(stated.get(i), at(i));
            if (i > 0) {
                requireMade(hops.getLast(), hop, at(i));
            }
            hops.add(hop);
        }
        requireConclusion(hops, particulars.digestIfPresent("found"));
    }

    private static String at(int hop) {
        return "particulars.hops[" + hop + "]";
    }

    private Hop hop(FieldReader stated, String at) {
        LoggedCustody.Stated<Event.Delivered> delivery = custody.delivery(stated.id("copy"));
        Event.Delivered delivered = delivery.fact();
        Hop hop = new Hop(
                delivered.copy(),
                delivered.version(),
                stated.digest("sent"),
                stated.digestIfPresent("acknowledged"),
                stated.digestIfPresent("declared"));
        boolean sent = delivered.root().equals(hop.sent)
                && delivered.to().equals(stated.id("receiver"))
                && delivery.by().equals(stated.id("sender"));
        if (!sent) {
            throw broken(at + ".sent", "copy " + hop.copy + " was delivered otherwise");
        }
        Optional<Digest> acknowledged =
                custody.receipt(hop.copy).map(receipt -> receipt.fact().root());
        if (!acknowledged.equals(hop.acknowledged)) {
            throw broken(at + ".acknowledged", "copy " + hop.copy + " was acknowledged otherwise");
        }
        return hop;
    }

    /** What was delivered on was made of the copy before. */
    private void requireMade(Hop before, Hop hop, String at) {
        boolean made = custody.stated(Event.Derived.class)
                .map(LoggedCustody.Stated::fact)
                .anyMatch(derived -> derived.version().equals(hop.version)
                        && derived.inputs().getFirst().equals(before.copy));
        if (!made) {
            throw broken(at + ".copy", hop.version + " was not made of copy " + before.copy);
        }
    }

    /** The first hop at which content differs tells whom to look at; only a declared content that was not passed on proves. */
    private void requireConclusion(List<Hop> hops, Optional<Digest> found) {
        String source = "the hops";
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            List<String> holder = List.of(hop.copy);
            if (hop.acknowledged.isEmpty()) {
                conclusion.require(Verdict.INCONCLUSIVE, List.of(), source);
                return;
            }
            if (!hop.acknowledged.get().equals(hop.sent)) {
                conclusion.require(Verdict.LEAD, holder, source);
                return;
            }
            boolean last = i + 1 == hops.size();
            Digest kept = hop.declared.orElse(hop.sent);
            if (last && found.filter(root -> !root.equals(kept)).isPresent()) {
                conclusion.require(Verdict.LEAD, holder, source);
                return;
            }
            if (!last && passedOnOtherwise(hop, hops.get(i + 1))) {
                requireDeclared(hops.get(i + 1), kept, at(i));
                conclusion.require(Verdict.IDENTIFIED, holder, source);
                return;
            }
        }
        conclusion.require(found.isPresent() ? Verdict.NOT_RECORDED : Verdict.INCONCLUSIVE, List.of(), source);
    }

    private static boolean passedOnOtherwise(Hop hop, Hop next) {
        return hop.declared.filter(root -> !root.equals(next.sent)).isPresent();
    }

    /** The logged version says what was declared, and the opening of the copy that was passed on that it is of something else. */
    private void requireDeclared(Hop passedOn, Digest declared, String at) {
        boolean logged = documents.calls(SUBMITTED).stream()
                .map(call -> new FieldReader("", Json.parse(documents.argument(call, 0))))
                .filter(version -> version.id("id").equals(passedOn.version))
                .anyMatch(version ->
                        version.object("body").digestIfPresent("root").equals(Optional.of(declared)));
        String opening = PackPaths.opening(passedOn.copy);
        boolean other = documents.files().has(opening)
                && !new FieldReader("", Json.parse(documents.files().bytes(opening)))
                        .digest("original")
                        .equals(declared);
        if (!logged || !other) {
            throw broken(at + ".declared", "no logged version with an opening of copy " + passedOn.copy + " says so");
        }
    }
}
