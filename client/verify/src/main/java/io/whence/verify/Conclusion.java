package io.whence.verify;

import io.whence.model.claim.Finding;
import java.util.List;

/** What a finding concludes, to be held against what follows. */
record Conclusion(Finding finding) {
    void require(Finding.Verdict verdict, List<String> named, String source) {
        if (!named.equals(finding.named())) {
            throw PerilFacts.broken("named", source + " point to " + named);
        }
        if (verdict != finding.verdict()) {
            throw PerilFacts.broken("verdict", source + " come to " + verdict);
        }
    }
}
