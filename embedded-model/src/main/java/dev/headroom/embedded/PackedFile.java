package dev.headroom.embedded;

import dev.headroom.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the model as the index lists it: SHA-256 in hexadecimal, bytes and plain name, separated by blanks. The
 * manifest is the last line, so that a directory is an artefact only when everything else is there.
 *
 * @param name file name without folders
 * @param bytes its size
 * @param sha256 64 hexadecimal digits
 */
record PackedFile(String name, long bytes, String sha256) {

    static final String MANIFEST = "headroom.json";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) +([0-9]{1,18}) +([A-Za-z0-9_][A-Za-z0-9._-]*)");

    static List<PackedFile> parse(String index, String text) {
        List<PackedFile> files = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new MalformedFileException(index, "a line", "be SHA256 BYTES NAME", line);
            }
            files.add(new PackedFile(matcher.group(3), Long.parseLong(matcher.group(2)), matcher.group(1)));
        }
        String last = files.isEmpty() ? "nothing" : files.get(files.size() - 1).name();
        if (!last.equals(MANIFEST)) {
            throw new MalformedFileException(index, "the last line", "name " + MANIFEST, last);
        }
        return List.copyOf(files);
    }

    /** Returns eight digits that change with any of the files. */
    static String print(List<PackedFile> files) {
        StringBuilder digests = new StringBuilder();
        files.forEach(file -> digests.append(file.sha256()).append(file.name()));
        byte[] digest = Unpacking.sha256().digest(digests.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 4);
    }
}
