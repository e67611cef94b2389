package savepointspec.flink.metadata;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readBytes;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case's files where the question wants them, as long as it is answered. */
public final class CaseFiles implements AutoCloseable {
    private final Path root;

    /** Paths of the files that are known to be there, as the question gives them. */
    private final TreeSet<String> there = new TreeSet<>();

    private CaseFiles(Path root) {
        this.root = root;
    }

    /** Writes the files of a question below its {@code root}, and nothing else. */
    public static CaseFiles of(JsonNode ask) throws IOException {
        return of(readText(ask, "root"), field(ask, "files"));
    }

    /** Writes files below a root, and nothing else. */
    public static CaseFiles of(String root, JsonNode written) throws IOException {
        CaseFiles files = new CaseFiles(Paths.get(root));
        files.close();
        Files.createDirectories(files.root);
        for (JsonNode file : written) {
            files.write(readText(file, "path"), readBytes(file, "bytes"));
        }
        return files;
    }

    public Path root() {
        return root;
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root)) {
            throw new IllegalArgumentException("the file " + path + " is outside the case's root");
        }
        if (path.endsWith("/")) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            there.add(path);
        }
    }

    /** Which of the question's files are gone since this was asked last, ascending. */
    public ArrayNode deletedSince() {
        ArrayNode deleted = array();
        there.removeIf(
                path -> {
                    boolean isGone = !Files.exists(root.resolve(path));
                    if (isGone) {
                        deleted.add(path);
                    }
                    return isGone;
                });
        return deleted;
    }

    /**
     * Why a pointer cannot be followed: a relative one starts at the process's working directory,
     * which a JVM cannot change to the case's root. {@code null} where it can, or where nothing is
     * there from either.
     */
    public String whyNotFollowed(String pointer) {
        if (pointer == null || pointer.isEmpty()) {
            return null;
        }
        org.apache.flink.core.fs.Path path;
        try {
            path = new org.apache.flink.core.fs.Path(pointer);
        } catch (IllegalArgumentException noPath) {
            return null;
        }
        boolean isThere = !path.isAbsolute() && Files.exists(root.resolve(path.getPath()));
        return isThere ? "relative pointers that lead to something are not followed" : null;
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
