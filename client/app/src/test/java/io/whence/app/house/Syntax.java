package io.whence.app.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What Java sources declare, as the compiler's own parser sees it; nothing is resolved. */
final class Syntax {
    private static final Set<TypeKind> FLOATING = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT);

    final List<Type> types = new ArrayList<>();
    final List<Method> methods = new ArrayList<>();

    /** Where a floating-point type or number is written. */
    final List<String> floats = new ArrayList<>();

    /** A class, record, interface or enum at {@code place}; {@code told} where a comment says what it is. */
    record Type(String place, String name, boolean open, boolean told) {}

    /** A method at {@code place}; its lines count from its first annotation to its closing brace. */
    record Method(String place, String name, long lines, List<String> annotations) {}

    static Syntax parse(Collection<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        JavacTask task = (JavacTask) compiler.getTask(
                null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
        Syntax syntax = new Syntax();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                syntax.new Reader(DocTrees.instance(task), unit).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return syntax;
    }

    private final class Reader extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final CompilationUnitTree unit;

        Reader(DocTrees trees, CompilationUnitTree unit) {
            this.trees = trees;
            this.unit = unit;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            boolean told = trees.getDocCommentTree(getCurrentPath()) != null;
            types.add(new Type(place(type), type.getSimpleName().toString(), open, told));
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long lines = line(trees.getSourcePositions().getEndPosition(unit, method)) - line(start(method)) + 1;
            List<String> annotations = method.getModifiers().getAnnotations().stream()
                    .map(AnnotationTree::getAnnotationType)
                    .map(Object::toString)
                    .toList();
            methods.add(new Method(place(method), method.getName().toString(), lines, annotations));
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitPrimitiveType(PrimitiveTypeTree type, Void nothing) {
            if (FLOATING.contains(type.getPrimitiveTypeKind())) {
                floats.add(place(type));
            }
            return super.visitPrimitiveType(type, null);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof Double || literal.getValue() instanceof Float) {
                floats.add(place(literal));
            }
            return super.visitLiteral(literal, null);
        }

        private String place(Tree tree) {
            return Checkout.name(Path.of(unit.getSourceFile().toUri())) + ":" + line(start(tree));
        }

        private long start(Tree tree) {
            return trees.getSourcePositions().getStartPosition(unit, tree);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
