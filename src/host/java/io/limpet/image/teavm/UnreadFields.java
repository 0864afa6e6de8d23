package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fields that are set and never read are taken out: the names of enum constants that nobody prints, above all, and with
 * them their literals; an exception's stack trace.
 */
final class UnreadFields {

    /** What runtime/object.h reads. */
    private static final Set<String> READ_BY_RUNTIME = Set.of("cls_jl_Throwable, fld_message");

    private static final Pattern STRUCTURE = Pattern.compile("(?s)typedef struct cls_\\w+ \\{\n(.*?)\\} (cls_\\w+);");
    private static final Pattern MEMBER = Pattern.compile("(?m)^ +.*?\\b(fld_\\w+);\n");
    private static final Pattern MENTION = Pattern.compile("\\b(cls_\\w+, fld_\\w+)\\)");
    private static final Pattern SET = Pattern.compile("(?m)^( *)TEAVM_FIELD\\(\\w+, (cls_\\w+, fld_\\w+)\\) = ");
    private static final Pattern LAYOUT = Pattern.compile(
            "(?s)(teavm_classLayouts_\\w+\\[\\d+\\] = \\{\n)INT16_C\\((\\d+)\\)(, [^}]*)");
    private static final Pattern OFFSET = Pattern.compile(", \\(int16_t\\) offsetof\\((cls_\\w+, fld_\\w+)\\)");

    private final Set<String> unread = new HashSet<>();

    static void in(GeneratedC generated) throws ImageException {
        UnreadFields fields = new UnreadFields();
        fields.find(generated);
        generated.replaceWherePresent(SET, set -> fields.unread.contains(set.group(2)) ? set.group(1) + "(void) "
                : set.group());
        generated.replaceInClasses(LAYOUT, fields::layout);
        generated.replaceInClasses(STRUCTURE, fields::structure);
    }

    /** A mention is a read, unless it sets the field or is in its class's layout. */
    private void find(GeneratedC generated) throws ImageException {
        Map<String, Integer> reads = new HashMap<>();
        for (String each : generated.classFiles()) {
            String text = generated.text(each);
            count(MENTION, 1, text, 1, reads);
            count(SET, 2, text, -1, reads);
            count(OFFSET, 1, text, -1, reads);
        }
        reads.forEach((field, count) -> {
            if (count == 0 && !READ_BY_RUNTIME.contains(field)) {
                unread.add(field);
            }
        });
    }

    private static void count(Pattern pattern, int group, String text, int each, Map<String, Integer> counts) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            counts.merge(matcher.group(group), each, Integer::sum);
        }
    }

    private String layout(MatchResult match) {
        List<String> all = OFFSET.matcher(match.group(3)).results().map(offset -> offset.group(1)).toList();
        long left = all.stream().filter(field -> !unread.contains(field)).count();
        return match.group(1) + "INT16_C(" + (Integer.parseInt(match.group(2)) - all.size() + left) + ")"
                + OFFSET.matcher(match.group(3)).replaceAll(offset -> unread.contains(offset.group(1)) ? ""
                        : Matcher.quoteReplacement(offset.group()));
    }

    private String structure(MatchResult match) {
        String members = MEMBER.matcher(match.group(1)).replaceAll(member ->
                unread.contains(match.group(2) + ", " + member.group(1)) ? ""
                        : Matcher.quoteReplacement(member.group()));
        return match.group().replace(match.group(1), members);
    }
}
