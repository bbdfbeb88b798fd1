package io.whence.model.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A product as data: what a cover of it may and must contain. A new product is a new document, and no code.
 *
 * @param stages what the insurer and the insured do before, during and after, in order
 * @param conditions what only a person can decide
 * @param measure how its trigger is reckoned from what was recorded, where it is
 */
public record Template(
        String id,
        String title,
        CoverDocument.Trigger trigger,
        List<Section> sections,
        List<Duty> duties,
        List<String> stages,
        List<Condition> conditions,
        Optional<Measure> measure) {
    public Template {
        sections = List.copyOf(sections);
        duties = List.copyOf(duties);
        stages = List.copyOf(stages);
        conditions = List.copyOf(conditions);
    }

    /**
     * A section of cover: which perils it answers for, and what proves them.
     *
     * @param coverage under which coverage a modeller counts it
     * @param stated the money terms that a cover of it states, if only to waive them
     */
    public record Section(
            String id,
            boolean required,
            List<String> perils,
            Optional<Coverage> coverage,
            List<String> stated,
            List<Proof> evidence) {
        public Section {
            perils = List.copyOf(perils);
            stated = List.copyOf(stated);
            evidence = List.copyOf(evidence);
        }
    }

    /** Cyber coverages in the words of Open Exposure Data 4.0.0, as its sub-limit columns end. */
    public enum Coverage {
        NPBI,
        CBI,
        DIAS,
        EXT,
        FIN,
        INRE,
        LIA,
        REG,
        ENO
    }

    /** One thing that proves a loss. */
    public sealed interface Proof {
        /** Its name within the section. */
        String id();

        String what();

        /** Shown by the ledger itself, under these kinds of keys. */
        record Ledger(String id, String what, List<Shown> shownBy) implements Proof {
            public Ledger {
                shownBy = List.copyOf(shownBy);
            }
        }

        /** Brought from outside and laid before the claim, as this kind of evidence. */
        record Outside(String id, String what, Evidence.Kind as) implements Proof {}
    }

    /** Where a proof comes from. */
    public enum Source {
        LEDGER,
        OUTSIDE
    }

    /** Kinds of ledger keys that show something by themselves. */
    public enum Shown {
        PRODUCT,
        VERSION,
        CERTIFICATE,
        POLICY,
        AGREEMENT,
        COPY,
        DERIVATION,
        BATCH,
        COVER,
        OBLIGATION,
        INCIDENT,
        FINDING,
        CONCURRENCE,
        CLAIM,
        ARTEFACT,
        /** The class and grade that somebody gave the incident. */
        CODING
    }

    /** Something that must hold for a claim, or must not, and that no record can decide. */
    public record Condition(String id, String title, boolean exclusion) {}

    /** An obligation that a cover of this product may state with its date, or must. */
    public record Duty(String id, String stage, Side by, boolean required) {}

    /** Whose obligation it is. */
    public enum Side {
        INSURER,
        INSURED,
        EXCHANGE
    }

    public Optional<Section> section(String id) {
        return sections.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Under which coverage a modeller counts a section. */
    public Optional<Coverage> coverage(String section) {
        return section(section).flatMap(Section::coverage);
    }

    /** Refuses a cover that is no instance of this product. */
    public void check(CoverDocument cover) {
        Set<String> known = new TreeSet<>(sections.stream().map(Section::id).toList());
        for (String section : cover.sections()) {
            require(known.contains(section), "terms.sections", section);
        }
        for (Section section : sections) {
            require(!section.required() || cover.sections().contains(section.id()), "terms.sections", section.id());
        }
        Set<String> dutyIds = new TreeSet<>(duties.stream().map(Duty::id).toList());
        for (CoverDocument.Obligation obligation : cover.obligations()) {
            require(dutyIds.contains(obligation.id()), "obligations", obligation.id());
        }
        Set<String> owed = new TreeSet<>(
                cover.obligations().stream().map(CoverDocument.Obligation::id).toList());
        for (Duty duty : duties) {
            require(!duty.required() || owed.contains(duty.id()), "obligations", duty.id());
        }
        require(cover.trigger() == trigger, "trigger", cover.trigger().name());
    }

    private static void require(boolean holds, String field, String value) {
        if (!holds) {
            throw ClaimRule.TEMPLATE_DIFFERS.refuse("body." + field, value);
        }
    }
}
