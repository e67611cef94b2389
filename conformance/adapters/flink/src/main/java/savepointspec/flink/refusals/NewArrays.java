package savepointspec.flink.refusals;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which arrays the lines of a class make. Where one method makes arrays of several classes, nothing
 * else tells which of them was to have a negative length.
 */
final class NewArrays {
    private static final Map<String, Map<Integer, String>> BY_CLASS = new HashMap<>();

    private NewArrays() {}

    /** The class of the elements, {@code null} where the line makes no such array. */
    static String elementsAt(StackTraceElement frame) {
        return BY_CLASS.computeIfAbsent(frame.getClassName(), NewArrays::read)
                .get(frame.getLineNumber());
    }

    private static Map<Integer, String> read(String className) {
        String file = '/' + className.replace('.', '/') + ".class";
        Map<Integer, String> byLine = new HashMap<>();
        try (InputStream in = NewArrays.class.getResourceAsStream(file)) {
            new ClassReader(in).accept(new EachMethod(byLine), ClassReader.SKIP_FRAMES);
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + file, unreadable);
        }
        return byLine;
    }

    private static final class EachMethod extends ClassVisitor {
        private final Map<Integer, String> byLine;

        EachMethod(Map<Integer, String> byLine) {
            super(Opcodes.ASM9);
            this.byLine = byLine;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String type, String signature, String[] exceptions) {
            return new EachInstruction(byLine);
        }
    }

    private static final class EachInstruction extends MethodVisitor {
        private final Map<Integer, String> byLine;
        private int line;

        EachInstruction(Map<Integer, String> byLine) {
            super(Opcodes.ASM9);
            this.byLine = byLine;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
        }

        @Override
        public void visitIntInsn(int instruction, int operand) {
            if (instruction != Opcodes.NEWARRAY) {
                return;
            }
            if (operand == Opcodes.T_LONG) {
                byLine.put(line, "long");
            } else if (operand == Opcodes.T_BYTE) {
                byLine.put(line, "byte");
            }
        }
    }
}
