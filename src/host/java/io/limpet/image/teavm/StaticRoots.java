package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * The static fields that refer to objects, in one table in flash (runtime/static_roots.h) instead of one made anew.
 * What nobody reads keeps no object alive: the class library has a cache of all ASCII characters, for one.
 */
final class StaticRoots {

    static final String FILE = "static_roots.c";

    private static final Pattern FIELDS = Pattern.compile(
            "(?s)\nstatic void\\*\\* teavm_gc_localStaticRoots_\\w+\\[\\d+\\] = \\{\n([^}]*)\n\\};");
    private static final Pattern FIELD = Pattern.compile("&(sfld_\\w+)");
    private static final Pattern WRITE = Pattern.compile("(?m)^(?:extern )?\\w+\\*? sfld_\\w+;|^ *sfld_\\w+(?= = )");
    private static final Pattern READ = Pattern.compile("\\bsfld_\\w+");
    private static final Pattern REGISTRATION = Pattern.compile("(?m)^ *teavm_registerStaticGcRoots\\(.*\\);\n");

    static void in(GeneratedC generated) throws ImageException {
        Set<String> fields = new LinkedHashSet<>();
        generated.replaceInClasses(FIELDS, match -> {
            fields.addAll(all(FIELD, 1, match.group(1)));
            return "";
        });
        generated.replaceInClasses(REGISTRATION, match -> "");
        fields.retainAll(read(generated));
        StringJoiner roots = new StringJoiner(",\n    ");
        fields.forEach(each -> roots.add("(TeaVM_Object**) &" + each));
        generated.write(FILE, "#include \"runtime/static_roots.h\"\n\nTeaVM_Object** const static_roots[] = {\n    "
                + roots + "\n};\nconst uint32_t static_root_count = sizeof static_roots / sizeof static_roots[0];\n");
    }

    private static Set<String> read(GeneratedC generated) throws ImageException {
        Set<String> read = new HashSet<>();
        for (String each : generated.classFiles()) {
            read.addAll(all(READ, 0, WRITE.matcher(generated.text(each)).replaceAll("")));
        }
        return read;
    }

    private static List<String> all(Pattern pattern, int group, String text) {
        return pattern.matcher(text).results().map(match -> match.group(group)).toList();
    }

    private StaticRoots() {
    }
}
