package io.whence.model.circulation.policy;

import java.util.List;

/** The judgement of an act or of the duties of a copy, with what each clause contributed. */
public record Decision(Truth result, List<Report> reports) {
    public Decision {
        reports = List.copyOf(reports);
    }

    /**
     * What one clause says.
     *
     * @param clause its place in the policy, for instance {@code prohibition[0]} or {@code permission[1].duty[0]}
     * @param truth whether the clause applies (permissions, prohibitions) or is fulfilled (duties)
     */
    public record Report(String clause, Truth truth) {}
}
