package savepointspec.mutants;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.pitest.bytecode.analysis.ClassTree;
import org.pitest.classinfo.ClassByteArraySource;
import org.pitest.classinfo.ClassName;
import org.pitest.classpath.ClassFilter;
import org.pitest.classpath.ClassPath;
import org.pitest.classpath.ClassloaderByteArraySource;
import org.pitest.classpath.CodeSource;
import org.pitest.classpath.DefaultCodeSource;
import org.pitest.classpath.PathFilter;
import org.pitest.classpath.ProjectClassPaths;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.build.MutationInterceptor;
import org.pitest.mutationtest.config.PluginServices;
import org.pitest.mutationtest.config.ReportOptions;
import org.pitest.mutationtest.config.SettingsFactory;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.config.GregorEngineFactory;
import org.pitest.mutationtest.incremental.NullHistory;

/**
 * {@code JAR CLASS FOLDER}: each mutant of a class and of its nested ones as a folder with the one
 * class file that differs, and {@code mutants.json}. PIT's default mutators and default filters.
 * What the class refers to must be on the class path.
 */
public final class WriteMutants {
    private final ClassByteArraySource source;
    private final Mutater mutater;
    private final MutationInterceptor filters;

    private WriteMutants(ClassByteArraySource source, CodeSource code) {
        this.source = source;
        this.mutater =
                new GregorEngineFactory()
                        .createEngine(EngineArguments.arguments())
                        .createMutator(source);
        ReportOptions options = new ReportOptions();
        this.filters =
                new SettingsFactory(options, PluginServices.makeForContextLoader())
                        .getInterceptor()
                        .createInterceptor(options, null, source, null, code, new NullHistory());
        filters.initialise(code);
    }

    public static void main(String[] args) throws IOException {
        ClassPath jar = new ClassPath(List.of(new File(args[0])));
        CodeSource code = new DefaultCodeSource(pathsOf(jar, args[1]));
        WriteMutants writer = new WriteMutants(ClassloaderByteArraySource.fromContext(), code);
        Path folder = Paths.get(args[2]);
        List<MutationDetails> mutations = new ArrayList<>();
        for (String name : jar.findClasses(name -> isOf(name, args[1]))) {
            mutations.addAll(writer.mutationsOf(name));
        }
        ArrayNode list = new ObjectMapper().createArrayNode();
        for (MutationDetails mutation : mutations) {
            list.addObject()
                    .put("method", mutation.getMethod())
                    .put("line", mutation.getLineNumber())
                    .put("description", mutation.getDescription());
            writer.write(mutation, folder.resolve(String.valueOf(list.size() - 1)));
        }
        Files.writeString(folder.resolve("mutants.json"), list.toPrettyString());
    }

    private static ProjectClassPaths pathsOf(ClassPath jar, String className) {
        return new ProjectClassPaths(
                jar,
                new ClassFilter(name -> false, name -> isOf(name, className)),
                new PathFilter(path -> true, path -> true));
    }

    private static boolean isOf(String name, String className) {
        return name.equals(className) || name.startsWith(className + '$');
    }

    private Collection<MutationDetails> mutationsOf(String className) {
        ClassName name = ClassName.fromString(className);
        filters.begin(ClassTree.fromBytes(source.getBytes(name.asInternalName()).get()));
        Collection<MutationDetails> kept =
                filters.intercept(mutater.findMutations(name), mutater);
        filters.end();
        return kept;
    }

    private void write(MutationDetails mutation, Path folder) throws IOException {
        Path file = folder.resolve(mutation.getClassName().asInternalName() + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, mutater.getMutation(mutation.getId()).getBytes());
    }
}
