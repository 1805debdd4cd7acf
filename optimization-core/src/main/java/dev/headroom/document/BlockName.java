package dev.headroom.document;

import java.util.regex.Pattern;

/** The rule for names of blocks: they stand in a link and in a file name. */
final class BlockName {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private BlockName() {}

    static void require(String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name of a block must be 1 to 80 letters, digits, - or _, was '" + name + "'");
        }
    }
}
