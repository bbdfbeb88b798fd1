package io.whence.marking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One way to write a table into a file. */
interface TableFormat {
    /** The names of the columns, in canonical form and all different. */
    List<String> header(Path path) throws IOException;

    /** Streams all rows, each cell as a number into the dictionary of its column. */
    void rows(TableFile file, Dictionary[] dictionaries, RowSink sink) throws IOException;

    /** Composes names and refuses empty and repeated ones; {@code at} says where in the file they stand. */
    static List<String> checked(String at, List<String> names) {
        List<String> header = names.stream().map(CanonicalCell::compose).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String place = at + ", column " + (i + 1);
            if (header.get(i).isEmpty()) {
                throw MarkingRule.HEADER_EMPTY.refuse(place, "no name");
            }
            if (!seen.add(header.get(i))) {
                throw MarkingRule.HEADER_DUPLICATE.refuse(place, header.get(i));
            }
        }
        return header;
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
