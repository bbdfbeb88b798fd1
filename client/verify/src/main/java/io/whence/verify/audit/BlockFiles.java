package io.whence.verify.audit;

import io.whence.model.value.ValueRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Blocks in files, one each and named {@code *.block}, in the order of their own numbers. */
public record BlockFiles(List<Path> inOrder) {
    public BlockFiles {
        inOrder = List.copyOf(inOrder);
    }

    /** The blocks in a folder; a file that is no block is refused. */
    public static BlockFiles in(Path folder) throws IOException {
        TreeMap<Long, Path> byNumber = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".block"))
                    .sorted()
                    .toList()) {
                byNumber.put(number(file), file);
            }
        }
        return new BlockFiles(List.copyOf(byNumber.values()));
    }

    private static long number(Path file) throws IOException {
        try {
            return RawBlock.of(Files.readAllBytes(file)).number();
        } catch (Message.Malformed malformed) {
            throw ValueRule.TYPE_WRONG.refuse("block", file);
        }
    }
}
