package io.whence.model.claim;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Copy;
import io.whence.model.claim.Admissibility.Answer;
import io.whence.model.claim.Admissibility.Line;
import io.whence.model.claim.Admissibility.Matter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a product asks for as proof of each section claimed under: what the ledger shows is looked up on it, what comes
 * from outside is a paper of that kind before the claim. A proof that hangs on a copy is a person's to judge where the
 * notice names none; so is a paper that is not there.
 */
final class Proofs {
    private final Matter matter;
    private final Trail trail;
    private final List<Copy> copies;
    private final List<Line> lines = new ArrayList<>();

    private Proofs(Matter matter, Trail trail) {
        this.matter = matter;
        this.trail = trail;
        this.copies = matter.notice().copies().stream()
                .flatMap(copy -> trail.copy(copy).stream())
                .toList();
    }

    static List<Line> lines(Matter matter, Trail trail) {
        Proofs proofs = new Proofs(matter, trail);
        for (String section : matter.notice().sections()) {
            matter.template().section(section).stream()
                    .flatMap(each -> each.evidence().stream())
                    .forEach(proof -> proofs.lines.add(proofs.line(section, proof)));
        }
        return proofs.lines;
    }

    private Line line(String section, Template.Proof proof) {
        String about = section + "." + proof.id();
        Line line = switch (proof) {
            case Template.Proof.Ledger ledger -> shown(about, ledger);
            case Template.Proof.Outside outside -> laid(about, outside);
        };
        return line.of(section);
    }

    private Line laid(String about, Template.Proof.Outside outside) {
        List<String> papers = matter.claim().inquiry().evidence().stream()
                .filter(piece -> piece.kind() == outside.as())
                .map(piece -> piece.digest().hex())
                .toList();
        String detail = papers.isEmpty()
                ? outside.what() + ": nothing laid before the claim as " + outside.as()
                : outside.what() + ": " + String.join(", ", papers);
        Answer answer = papers.isEmpty() ? Answer.UNKNOWN : Answer.SATISFIED;
        return Line.of(Term.EVIDENCE, answer, about, List.of(matter.claimKey())).detailed(detail);
    }

    private Line shown(String about, Template.Proof.Ledger ledger) {
        List<String> keys = new ArrayList<>();
        Answer answer = Answer.SATISFIED;
        String missing = "";
        for (Template.Shown kind : ledger.shownBy()) {
            List<String> found = keys(kind);
            keys.addAll(found);
            if (found.isEmpty() && answer != Answer.UNSATISFIED) {
                answer = copies.isEmpty() && hangsOnCopy(kind) ? Answer.UNKNOWN : Answer.UNSATISFIED;
                missing = ": no " + kind + " on the record";
            }
        }
        List<String> read = keys.isEmpty()
                ? List.of(matter.claimKey())
                : keys.stream().distinct().toList();
        return Line.of(Term.EVIDENCE, answer, about, read).detailed(ledger.what() + missing);
    }

    private static boolean hangsOnCopy(Template.Shown kind) {
        return switch (kind) {
            case COPY, BATCH, AGREEMENT, POLICY, DERIVATION, VERSION, PRODUCT -> true;
            case CERTIFICATE, COVER, OBLIGATION, INCIDENT, CODING, FINDING, CONCURRENCE, CLAIM, ARTEFACT -> false;
        };
    }

    /** The ledger keys of that kind that are about this claim. */
    private List<String> keys(Template.Shown kind) {
        return switch (kind) {
            // a copy is on the ledger because a batch recorded its delivery
            case COPY, BATCH -> copies.stream().map(copy -> "copy/" + copy.id()).toList();
            case AGREEMENT ->
                agreements().map(agreement -> "agreement/" + agreement.id()).toList();
            case POLICY ->
                agreements().map(agreement -> "policy/" + agreement.policy()).toList();
            case VERSION ->
                versions().stream()
                        .filter(this::registered)
                        .map("version/"::concat)
                        .toList();
            case PRODUCT ->
                versions().stream()
                        .flatMap(version -> trail.productOf(version).stream())
                        .map("product/"::concat)
                        .toList();
            case DERIVATION ->
                copies.stream()
                        .filter(copy -> trail.derivation(copy.version()).isPresent())
                        .map(copy -> "derivation/" + copy.version())
                        .toList();
            case CERTIFICATE -> certificates();
            case COVER -> List.of(matter.coverKey());
            case CLAIM -> List.of(matter.claimKey());
            case INCIDENT -> List.of("incident/" + matter.claim().basis().incident());
            case CODING -> coding();
            case OBLIGATION -> obligations();
            case FINDING -> finding("finding/").toList();
            case CONCURRENCE ->
                finding("concurrence/").filter(key -> concurred()).toList();
            case ARTEFACT -> artefacts();
        };
    }

    /** Registered before the loss: a right that came later shows nothing. */
    private List<String> certificates() {
        return versions().stream()
                .flatMap(version -> trail.certificates(version).entrySet().stream())
                .filter(entry -> !entry.getValue().isAfter(matter.notice().lossAt()))
                .map(entry -> "certificate/" + entry.getKey())
                .toList();
    }

    private boolean registered(String version) {
        return trail.productOf(version).isPresent();
    }

    private Stream<Agreement> agreements() {
        return copies.stream().flatMap(copy -> trail.agreement(copy.agreement()).stream());
    }

    /** Versions of the copies concerned, of the incident, and those insured. */
    private Set<String> versions() {
        Set<String> versions = new TreeSet<>(matter.cover().subjects());
        versions.addAll(trail.incident(matter.claim().basis().incident()).versions());
        copies.forEach(copy -> versions.add(copy.version()));
        return versions;
    }

    private List<String> coding() {
        Incident incident = trail.incident(matter.claim().basis().incident());
        return incident.coding().map(coding -> "incident/" + incident.id()).stream()
                .toList();
    }

    private Stream<String> finding(String kind) {
        return matter.claim().inquiry().finding().map(digest -> kind + digest.hex()).stream();
    }

    private boolean concurred() {
        return matter.claim()
                .inquiry()
                .finding()
                .map(trail::concurring)
                .filter(all -> !all.isEmpty())
                .isPresent();
    }

    private List<String> obligations() {
        String cover = matter.cover().id();
        return matter.cover().obligations().stream()
                .map(CoverDocument.Obligation::id)
                .filter(id -> trail.metAt(cover, id).isPresent())
                .map(id -> "obligation/" + cover + "/" + id)
                .toList();
    }

    private List<String> artefacts() {
        Stream<String> ofCopies = copies.stream().flatMap(copy -> artefacts(Artefact.Kind.RETRIEVAL_LOG, copy.id()));
        Stream<String> ofVersions =
                versions().stream().flatMap(version -> artefacts(Artefact.Kind.COHORT_COUNTS, version));
        return Stream.concat(ofCopies, ofVersions).toList();
    }

    private Stream<String> artefacts(Artefact.Kind kind, String about) {
        return trail.artefacts(kind, about).keySet().stream().map("artefact/"::concat);
    }
}
