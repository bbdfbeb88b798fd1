package io.whence.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A made-up census in the shape of UCI's Adult table: fifteen columns, some of which depend on each other, one that
 * numbers the rows. The same rows for the same seed, written as fast as a disk takes them.
 */
final class CensusTable {
    private static final String HEADER = "id,age,workclass,weight,education,status,occupation,relationship,race,sex,"
            + "gain,loss,hours,country,income\n";
    private static final String[] WORK = {"Private", "Self-emp-not-inc", "Self-emp-inc", "Federal-gov", "State-gov"};
    private static final String[] EDUCATION = {
        "HS-grad", "Some-college", "Bachelors", "Masters", "Assoc-voc", "11th", "Doctorate", "7th-8th"
    };
    private static final String[] STATUS = {"Married-civ-spouse", "Never-married", "Divorced", "Separated", "Widowed"};
    private static final String[] OCCUPATION = {
        "Prof-specialty", "Craft-repair", "Exec-managerial", "Adm-clerical", "Sales", "Other-service", "Tech-support"
    };
    private static final String[] RACE = {"White", "Black", "Asian-Pac-Islander", "Other"};
    private static final String[] COUNTRY = {"United-States", "Mexico", "Philippines", "Germany", "Canada", "India"};

    private CensusTable() {}

    /** Writes so many rows, numbered from a first one. */
    static Path write(Path file, long rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            StringBuilder line = new StringBuilder();
            for (long row = 0; row < rows; row++) {
                line.setLength(0);
                append(line, row, random);
                out.append(line);
            }
        }
        return file;
    }

    private static void append(StringBuilder line, long row, SplittableRandom random) {
        int age = 17 + (int) Math.abs(random.nextInt(74) * random.nextDouble());
        int education = rank(EDUCATION, random);
        boolean married = age > 24 && random.nextInt(10) < 6;
        boolean male = random.nextInt(3) < 2;
        line.append("r-").append(row).append(',').append(age).append(',');
        line.append(WORK[rank(WORK, random)]).append(',').append(12_285 + random.nextInt(1_472_420));
        line.append(',').append(EDUCATION[education]).append(',');
        line.append(married ? STATUS[0] : STATUS[1 + random.nextInt(4)]).append(',');
        line.append(OCCUPATION[education == 2 || education == 3 ? random.nextInt(3) : rank(OCCUPATION, random)]);
        line.append(',')
                .append(married ? male ? "Husband" : "Wife" : "Not-in-family")
                .append(',');
        line.append(RACE[rank(RACE, random)])
                .append(',')
                .append(male ? "Male" : "Female")
                .append(',');
        line.append(random.nextInt(12) == 0 ? 114 + random.nextInt(14_000) : 0).append(',');
        line.append(random.nextInt(20) == 0 ? 155 + random.nextInt(4_000) : 0).append(',');
        line.append(random.nextInt(2) == 0 ? 40 : 10 + random.nextInt(70)).append(',');
        line.append(COUNTRY[rank(COUNTRY, random)]).append(',');
        line.append(education + random.nextInt(6) > 6 ? ">50K" : "<=50K").append('\n');
    }

    /** Few of the first words are rare, many of the last are. */
    private static int rank(String[] words, SplittableRandom random) {
        return Math.min(random.nextInt(words.length), random.nextInt(words.length));
    }
}
