package io.whence.model.claim;

import io.whence.model.value.ValueRule;
import java.util.List;
import java.util.Optional;

/**
 * An incident's class and grade by a published scheme, and what it was in the words of VERIS.
 *
 * @param scheme the scheme's name; the words of {@value #GB_T_20986} are checked, those of others are theirs
 */
public record Coding(String scheme, String category, String grade, Optional<Veris> veris) {
    /** Guidelines for category and classification of cybersecurity incidents: ten classes, four grades. */
    public static final String GB_T_20986 = "GB/T 20986-2023";

    /** The classes of {@value #GB_T_20986}, in its order. */
    public static final List<String> CATEGORIES = List.of(
            "MALWARE",
            "CYBER_ATTACK",
            "DATA_SECURITY",
            "INFORMATION_CONTENT",
            "FACILITY_FAULT",
            "OPERATION_VIOLATION",
            "SECURITY_HAZARD",
            "ABNORMAL_BEHAVIOUR",
            "FORCE_MAJEURE",
            "OTHER");

    /** The grades of {@value #GB_T_20986}, the gravest first. */
    public static final List<String> GRADES = List.of("I", "II", "III", "IV");

    public Coding {
        if (scheme.equals(GB_T_20986)) {
            require(CATEGORIES, "coding.category", category);
            require(GRADES, "coding.grade", grade);
        }
    }

    private static void require(List<String> words, String field, String word) {
        if (!words.contains(word)) {
            throw ValueRule.CHOICE_UNKNOWN.refuse(field, word);
        }
    }

    /**
     * What happened in the words of VERIS (Vocabulary for Event Recording and Incident Sharing), without anybody's name.
     *
     * @param records how many records are affected, where somebody counted
     */
    public record Veris(
            Action action,
            Party actor,
            Asset asset,
            Disclosure disclosure,
            Discovery discovery,
            Optional<Long> records) {
        /** What is said where nobody has coded the incident. */
        public static final Veris UNKNOWN = new Veris(
                Action.UNKNOWN, Party.UNKNOWN, Asset.UNKNOWN, Disclosure.UNKNOWN, Discovery.UNKNOWN, Optional.empty());

        /** The threat action. */
        public enum Action {
            HACKING,
            MALWARE,
            SOCIAL,
            MISUSE,
            PHYSICAL,
            ERROR,
            ENVIRONMENTAL,
            UNKNOWN
        }

        /** Whose act it was, seen from the victim. */
        public enum Party {
            EXTERNAL,
            INTERNAL,
            PARTNER,
            UNKNOWN
        }

        /** What was affected. */
        public enum Asset {
            SERVER_DATABASE("S - Database"),
            SERVER_FILE("S - File"),
            SERVER_WEB("S - Web application"),
            SERVER_BACKUP("S - Backup"),
            SERVER_MAIL("S - Mail"),
            SERVER_CODE("S - Code repository"),
            SERVER_OTHER("S - Other"),
            UNKNOWN("Unknown");

            private final String word;

            Asset(String word) {
                this.word = word;
            }

            /** As VERIS spells it. */
            public String word() {
                return word;
            }
        }

        /** Whether data became known to others. */
        public enum Disclosure {
            NO,
            POTENTIALLY,
            YES,
            UNKNOWN
        }

        /** Who found it, seen from the victim. */
        public enum Discovery {
            INTERNAL,
            PARTNER,
            EXTERNAL,
            OTHER,
            UNKNOWN
        }
    }
}
