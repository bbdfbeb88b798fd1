package io.whence.app.money;

import java.util.List;

/** The moves of a claim, in the order of its life. */
final class ClaimForms {
    private static final String CLAIM = "claim the claim's id, or --id";
    private static final String PAPER = "845e91831319e89c4d656bdb80c278ac09a7230d61e5dfd2e1b1fbb436ac8917";
    private static final String EVIDENCE = "evidence? [{kind, digest}]: papers laid before the claim";
    private static final String REASONS = "[{item, clause, code}], one for each item claimed";

    static final List<MoveForm> ALL = List.of(
            MoveForm.of(
                    "circumstance",
                    "Tell the insurer of something that may become a claim.",
                    "{'claim':'clm-1','incident':'inc-1','cover':'cov-1','discoveredAt':'2026-03-02T00:00:00Z','note':'"
                            + PAPER + "'}",
                    "claim a new id, or --id",
                    "incident the reported breach",
                    "cover the insurance policy",
                    "discoveredAt when it was noticed, RFC 3339 UTC",
                    "note digest of the paper that describes it"),
            MoveForm.of(
                    "notify",
                    "Claim a loss, item by item, under sections of a cover.",
                    "{'claim':'clm-1','incident':'inc-1','cover':'cov-1','lossAt':'2026-03-01T00:00:00Z',"
                            + "'discoveredAt':'2026-03-02T00:00:00Z','items':[{'id':'1','section':'DATA-LOSS',"
                            + "'head':'data-value','claimedMinorUnits':30000000}],"
                            + "'evidence':[{'kind':'LOSS_ASSESSMENT','digest':'" + PAPER + "'}]}",
                    "claim a new id, or that of a circumstance; or --id",
                    "incident the reported breach",
                    "cover the insurance policy",
                    "lossAt when the loss happened",
                    "discoveredAt when it was noticed",
                    "copies? the copies concerned",
                    "items [{id, section, head, kind?, copies?, and an amount}]; the amount is",
                    "... claimedMinorUnits, or hours and minorUnitsPerHour, or units and minorUnitsPerUnit",
                    "thirdParty? who suffered the loss, where it is not the insured",
                    EVIDENCE),
            MoveForm.of(
                    "register",
                    "Register a notified claim and set money aside for it.",
                    "{'claim':'clm-1','reserveMinorUnits':30000000,'otherInsurance':[{'insurer':'coinsurer','cover':'cov-9'}]}",
                    CLAIM,
                    "reserveMinorUnits what is set aside",
                    "otherInsurance? [{insurer, cover}]: other covers of the same loss"),
            MoveForm.of(
                    "investigate",
                    "Begin the investigation, with an adjuster of neither side.",
                    "{'claim':'clm-1','appointee':'adjuster'}",
                    CLAIM,
                    "appointee the party that will assess",
                    "finding? digest of the recorded finding that the claim rests on",
                    EVIDENCE),
            MoveForm.of(
                    "requestSupplement",
                    "Ask the insured for what is missing, once and in full.",
                    "{'claim':'clm-1','items':['access-log']}",
                    CLAIM,
                    "items a word for each thing asked for"),
            MoveForm.of(
                    "supplement",
                    "Hand in what the insurer asked for.",
                    "{'claim':'clm-1','answers':[{'item':'access-log','digest':'" + PAPER + "'}]}",
                    CLAIM,
                    "answers [{item, digest?}], each thing asked for; no digest: it does not exist"),
            MoveForm.of(
                    "assess",
                    "State what each item is worth, and whose fault the loss is.",
                    "{'claim':'clm-1','items':[{'id':'1','substantiatedMinorUnits':25000000}],'cause':'passed-on',"
                            + "'faults':[{'party':'lender-03','percent':'60'}],'insuredFaultPercent':'10',"
                            + "'liability':'SEVERAL','report':'" + PAPER + "'}",
                    CLAIM,
                    "items [{id, substantiatedMinorUnits (or hours, units, as claimed),",
                    "... receivedMinorUnits?, valueMinorUnits?, basis?: [digests]}]",
                    "cause a word",
                    "faults? [{party, percent}]",
                    "insuredFaultPercent? the insured's own share, a decimal string (0)",
                    "liability? SEVERAL (default) or JOINT",
                    "report digest of the assessment report",
                    EVIDENCE),
            MoveForm.of(
                    "answer",
                    "Answer, as the appointed adjuster, what the record leaves open.",
                    "{'claim':'clm-1','terms':[{'term':'CONDITION','about':'encrypted-at-rest','answer':'SATISFIED',"
                            + "'ground':'" + PAPER + "'}]}",
                    CLAIM,
                    "terms [{term, about, answer, caused?, ground}], of lines that claim admissibility shows open;",
                    "... answer: SATISFIED or UNSATISFIED; caused: it caused the loss; ground: digest"),
            MoveForm.of(
                    "propose",
                    "Propose what is paid and why; the ledger reckons the worksheet.",
                    "{'claim':'clm-1','reasons':[{'item':'1','clause':'3.1','code':'COVERED'}]}",
                    CLAIM,
                    "reasons " + REASONS),
            MoveForm.of(
                    "consent",
                    "Consent to a proposal as a co-insurer.",
                    "{'claim':'clm-1','worksheet':'" + PAPER + "'}",
                    CLAIM,
                    "worksheet digest of the worksheet that was seen"),
            MoveForm.of(
                    "decide",
                    "Accept a proposal, or decline the claim.",
                    "{'claim':'clm-1','outcome':'ACCEPT','worksheet':'" + PAPER + "'}",
                    CLAIM,
                    "outcome ACCEPT or DECLINE",
                    "worksheet? of ACCEPT: digest of the worksheet that was seen",
                    "reasons? of DECLINE: " + REASONS),
            MoveForm.of(
                    "serve",
                    "Record that the reasoned refusal was sent to the insured.",
                    "{'claim':'clm-1','notice':'" + PAPER + "'}",
                    CLAIM,
                    "notice digest of the refusal"),
            MoveForm.of(
                    "payInterim",
                    "Pay ahead what is certain, before the decision.",
                    "{'claim':'clm-1','payee':'provider','minorUnits':5000000,'basis':'" + PAPER + "'}",
                    CLAIM,
                    "payee the insured, or the third party of the notice",
                    "minorUnits how much",
                    "basis digest of what shows that it is certain",
                    "items? what is shown so far, as for assess (the assessment)"),
            MoveForm.of(
                    "confirmInterim",
                    "Report what the bank made of an interim payment.",
                    "{'claim':'clm-1','payment':'p-1','reference':'" + PAPER + "'}",
                    CLAIM,
                    "payment its id",
                    "answer? CONFIRMED (default) or FAILED",
                    "reference digest of the bank's paper"),
            MoveForm.of(
                    "agree",
                    "Agree to the decision, as the insured or the third party.",
                    "{'claim':'clm-1','subrogationReceipt':'" + PAPER + "'}",
                    CLAIM,
                    "payee? the party to be paid",
                    "subrogationReceipt? digest; required where somebody else is at fault"),
            MoveForm.of(
                    "pay",
                    "Instruct the payment of what is due.",
                    "{'claim':'clm-1'}",
                    CLAIM,
                    "minorUnits? how much (all that is due)"),
            MoveForm.of(
                    "settle",
                    "Report what the bank made of the instructed payments.",
                    "{'claim':'clm-1','reference':'" + PAPER + "'}",
                    CLAIM,
                    "payment? its id (all that are instructed)",
                    "answer? CONFIRMED (default) or FAILED",
                    "reference digest of the bank's paper"),
            MoveForm.of(
                    "reserve",
                    "Change what is set aside for a claim.",
                    "{'claim':'clm-1','minorUnits':20000000}",
                    CLAIM,
                    "minorUnits what is set aside from now on; 0 releases it"),
            MoveForm.of("close", "Close a claim that is over.", "{'claim':'clm-1'}", CLAIM),
            MoveForm.of("withdraw", "Take a claim back before it is decided.", "{'claim':'clm-1'}", CLAIM),
            MoveForm.of(
                    "dispute",
                    "Dispute a decision before the panel, once.",
                    "{'claim':'clm-1','grounds':'" + PAPER + "'}",
                    CLAIM,
                    "grounds digest of the paper that states them"),
            MoveForm.of(
                    "vote",
                    "Vote on a disputed decision, as a member of the panel.",
                    "{'claim':'clm-1','choice':'DECISION_STANDS','rationale':'" + PAPER + "'}",
                    CLAIM,
                    "choice DECISION_STANDS or INVESTIGATE_AGAIN",
                    "rationale digest of the reasons"),
            MoveForm.of(
                    "rule",
                    "End a dispute: the panel by its votes, a tribunal by its word.",
                    "{'claim':'clm-1','rationale':'" + PAPER + "'}",
                    CLAIM,
                    "choice? a tribunal's: DECISION_STANDS or INVESTIGATE_AGAIN",
                    "rationale digest of the reasons"),
            MoveForm.of(
                    "hold",
                    "Stop a claim where it stands.",
                    "{'claim':'clm-1','order':'" + PAPER + "'}",
                    CLAIM,
                    "order digest of the order"),
            MoveForm.of(
                    "confirmHold",
                    "Confirm, as an authority, a hold that the insurer began.",
                    "{'claim':'clm-1','order':'" + PAPER + "'}",
                    CLAIM,
                    "order digest of the order"),
            MoveForm.of(
                    "release",
                    "Let a claim that was held go on.",
                    "{'claim':'clm-1','order':'" + PAPER + "'}",
                    CLAIM,
                    "order digest of the order"),
            MoveForm.of(
                    "reopen",
                    "Take up a settled or closed claim again.",
                    "{'claim':'clm-1','ground':'" + PAPER + "'}",
                    CLAIM,
                    "ground digest of what came to light"),
            MoveForm.of(
                    "clawback",
                    "Ask back what was not owed.",
                    "{'claim':'clm-1','reason':'OVERPAYMENT','ground':'" + PAPER + "','minorUnits':100000}",
                    CLAIM,
                    "reason FRAUD or OVERPAYMENT",
                    "ground digest of a finding of the incident or of an artefact about claim or cover,",
                    "... or of the worksheet decided last",
                    "minorUnits how much"),
            MoveForm.of(
                    "return",
                    "Report what the bank confirms as given back.",
                    "{'claim':'clm-1','minorUnits':100000,'reference':'" + PAPER + "'}",
                    CLAIM,
                    "minorUnits how much",
                    "reference digest of the bank's paper"),
            MoveForm.of(
                    "writeOff",
                    "Give up what was asked back and will not come.",
                    "{'claim':'clm-1','ground':'" + PAPER + "'}",
                    CLAIM,
                    "ground digest of why"),
            MoveForm.of("timeBar", "End a circumstance that was never claimed in time.", "{'claim':'clm-1'}", CLAIM),
            MoveForm.of(
                    "recover",
                    "Recover what was paid from those at fault, step by step.",
                    "{'claim':'clm-1','step':'RECEIVE','party':'lender-03','minorUnits':6000000,"
                            + "'costsMinorUnits':500000,'reference':'" + PAPER + "'}",
                    CLAIM,
                    "step OPEN, RECEIVE, APPORTION or CLOSE; the members below are of RECEIVE",
                    "party? who paid",
                    "minorUnits? what it paid",
                    "costsMinorUnits? what it cost to get (0)",
                    "reference? digest of the bank's paper"));

    private ClaimForms() {}
}
