package golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that a job leaves below the root. */
final class SnapshotFiles {
    private SnapshotFiles() {}

    /** The metadata that was written last. */
    static Path newestMetadata(Path root) throws IOException {
        return metadataFiles(root).stream()
                .max(Comparator.comparing(file -> file.toFile().lastModified()))
                .orElseThrow(() -> new IOException("no _metadata below " + root));
    }

    /** The one metadata that is left once the job has ended. */
    static Path onlyMetadata(Path root) throws IOException {
        List<Path> files = metadataFiles(root);
        if (files.size() != 1) {
            throw new IOException("expected one _metadata below " + root + ", found " + files);
        }
        return files.get(0);
    }

    private static List<Path> metadataFiles(Path root) throws IOException {
        return files(root).stream()
                .filter(file -> file.endsWith("_metadata"))
                .collect(Collectors.toList());
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
    }

    /** Copies every file; empty directories are left out. */
    static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    /** Deletes what is in a directory, and leaves the directory itself. */
    static void clear(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(directory)) {
            paths = all.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
        }
        for (Path path : paths) {
            if (!path.equals(directory)) {
                Files.delete(path);
            }
        }
    }
}
