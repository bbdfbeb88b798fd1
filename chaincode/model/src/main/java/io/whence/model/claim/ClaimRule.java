package io.whence.model.claim;

import io.whence.model.value.Rule;

/** What a claim's law refuses, in order of precedence. */
public enum ClaimRule implements Rule {
    CLAIM_EXISTS("a claim id is used once"),
    CLAIM_UNKNOWN("the claim was notified before"),
    COVER_UNKNOWN("the cover was added before"),
    INCIDENT_UNKNOWN("the incident was reported before"),
    FINDING_UNKNOWN("the finding was put on the ledger before"),
    WORKSHEET_UNKNOWN("a worksheet on the ledger has this digest"),
    NO_STANDING("the caller's party document states the role that the certificate claims"),
    STATE_FORBIDS("the table of claim life lists from where each move starts"),
    NOT_THE_INSURED("the insured's own organisation makes this move"),
    NOT_THE_INSURER("the insurer's own organisation makes this move"),
    NOT_A_FOLLOWER("a co-insurer named in the cover makes this move"),
    NOT_THE_CLAIMANT("the third party named in the notice makes this move"),
    NOT_INDEPENDENT("an adjuster, expert, panel member or authority belongs to neither the insured nor the insurer"),
    NOT_THE_APPOINTEE("the appointed organisation assesses"),
    TIME_BACKWARDS("a move is not earlier than the one before it"),
    CLAIM_TOO_LONG("a claim has a named maximum of moves and evidence"),
    MAKER_IS_CHECKER("who proposes or handles a claim does not approve it"),
    ALREADY_SIGNED("one person signs once"),
    ALREADY_VOTED("an organisation of the panel votes once, whoever signs for it"),
    NOTICE_MISSING("the claim was notified"),
    ITEMS_EMPTY("a notice names at least one item"),
    LOSS_AFTER_DISCOVERY("a loss is not discovered before it happens"),
    DISCOVERY_IN_FUTURE("a loss is discovered before it is reported"),
    DUPLICATE_CLAIM("one loss of one insured in one incident is claimed once from an insurer's section"),
    SECTION_UNKNOWN("an item stands under a section of the cover"),
    RESERVE_MISSING("a registered claim has money set aside"),
    APPOINTEE_MISSING("an independent adjuster is appointed"),
    SUPPLEMENT_REPEATED("the insurer asks once for what is missing"),
    SUPPLEMENT_EMPTY("a request lists what is missing, item by item"),
    SUPPLEMENT_INCOMPLETE("every item asked for is answered, if only that it does not exist"),
    ITEM_UNKNOWN("the item was claimed"),
    ITEM_MISSING("every claimed item is dealt with"),
    ABOVE_CLAIMED("no item is confirmed above what was claimed, in the measure it was claimed in"),
    HASH_UNRESOLVED("every digest resolves to the finding or to evidence laid before the claim"),
    FAULT_ABOVE_WHOLE("fault shares add to at most 100"),
    FAULT_UNPROVED("a recorded holder is at fault only where the finding names it with a bound"),
    TERM_UNKNOWN("an answer is about a term of this claim"),
    TERM_SETTLED("a person answers satisfied or unsatisfied, and only what the record does not decide"),
    TERM_UNANSWERED(
            "the appointed adjuster answers what the record leaves open before anything is proposed to be paid"),
    TERM_BREACHED("nothing is paid where a term is not met, or where one that was not kept caused the loss"),
    CLAUSE_UNKNOWN(
            "a reason names a clause of the cover's terms, a section without one, or a condition of its product"),
    WORKSHEET_DIFFERS("what is decided is the worksheet proposed, reckoned again from the ledger"),
    LINES_DIFFER("the lines of a worksheet add up to its total"),
    NOTHING_PROPOSED(
            "a claim is accepted where at least one item is payable, declined where a reason is given for each"),
    FINDING_NOT_CONCURRED("another organisation recomputed the finding before money moves"),
    CONSENT_MISSING("co-insurers consent above the lead's authority"),
    AUTHORITY_EXCEEDED("an amount is approved by somebody with authority for it"),
    PAYEE_UNNAMED("money is paid ahead to the insured, or to the third party that the insured named"),
    PAYMENT_ABOVE_DUE("open and done payments stay within what is due"),
    PAYMENT_NOT_INSTRUCTED("a bank answers an instructed payment"),
    PAYMENT_ANSWER_WRONG("a bank's answer is CONFIRMED or FAILED"),
    PAYMENT_OPEN("no payment is open"),
    MONEY_PAID("nothing was paid"),
    RESERVE_LEFT("no money is set aside any more"),
    GROUND_UNKNOWN("a claw-back rests on a finding or artefact of this ledger, or on the worksheet decided last"),
    CLAWBACK_ABOVE_PAID("no more is asked back, returned or given up than went out too much"),
    CLAWBACK_OPEN("what was asked back is returned or expressly given up"),
    SUBROGATION_MISSING("the insured passes on its right to recover"),
    ALREADY_RULED("a decision is disputed once"),
    WITH_TRIBUNAL("a dispute that the panel could not settle is the tribunal's"),
    CHOICE_MISSING("a tribunal states what it rules"),
    QUORUM_PENDING("a panel rules with a quorum, or leaves it to the tribunal when its time is over"),
    HOLD_NOT_YOURS("an authority's hold is released by an authority"),
    NOT_YET_BARRED("the limitation period has passed"),
    NOTHING_TO_RECOVER("money was paid and somebody else is at fault"),
    RECOVERY_EXISTS("one recovery stands beside a claim; a later decision may set its ceilings anew"),
    RECOVERY_STAGE("a recovery is opened, received, apportioned, closed, in this order"),
    RECOVERY_ABOVE_CEILING("no party is asked for more than its share allows"),
    RECOVERY_DIFFERS("what is apportioned is what came in"),
    INCIDENT_STATE("the table of incident life lists from where each move starts"),
    INCIDENT_REJECTED("a claim rests on an incident that stands"),
    PRODUCT_UNKNOWN("the cover is an instance of a product template"),
    TEMPLATE_DIFFERS("the cover keeps to its product template"),
    COVER_PERIOD("a period begins before it ends"),
    COVER_STATE("the table of cover life lists from where each move starts"),
    WINDOW_OPEN("a cover closes after its reporting window"),
    CLAIMS_OPEN("a cover closes when every claim under it is closed"),
    SUBJECTS_MISSING("where an insurer states its capacity, and under a master, every cover names what it insures"),
    SUBJECT_UNKNOWN("where an insurer states its capacity, what a cover insures is on the ledger"),
    CAPACITY_UNBOUNDED("where an insurer states its capacity, every cover it binds has a most in an occurrence"),
    CAPACITY_EXCEEDED(
            "what one insurer's covers of one product, or of one incident, may cost in an occurrence stays within its capacity"),
    OBLIGATION_UNKNOWN("the cover states the obligation"),
    NOT_THE_OBLIGED("the party that owes an obligation reports it met"),
    OBLIGATION_MET("an obligation is reported met once"),
    SIGNER_WRONG("a kind of artefact is signed by the roles that may state it"),
    TOTAL_DIFFERS("an assessment is in the claim's currency and its items add up to its total"),
    COHORT_IMPOSSIBLE("at least two cohorts are counted, and no more selected than considered"),
    OWN_CHALLENGE("the holder of a copy does not record the challenges to it"),
    OWN_FINDING("another organisation than its author's concurs"),
    ALREADY_CONCURRED("an organisation concurs once"),
    JURISDICTION_UNKNOWN("the cover names a jurisdiction whose numbers are known");

    private final String text;

    ClaimRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
