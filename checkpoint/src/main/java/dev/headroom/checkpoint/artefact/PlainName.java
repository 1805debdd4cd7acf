package dev.headroom.checkpoint.artefact;

import java.util.regex.Pattern;

/** The file names that an artefact may hold: one path element, nothing hidden, the same on every file system. */
final class PlainName {

    /** Reads after "must". */
    static final String RULE = "be a plain file name of letters, digits, '.', '_' and '-', not hidden, " + "and not "
            + ArtefactManifest.FILE_NAME;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");

    private PlainName() {}

    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches() && !name.equals(ArtefactManifest.FILE_NAME);
    }

    static String require(String name) {
        if (!isPlain(name)) {
            throw new IllegalArgumentException("fileName must " + RULE + ", was " + name);
        }
        return name;
    }
}
