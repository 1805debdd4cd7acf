package dev.headroom.docgen.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;

/** The colour space that colours of the page are meant in, which PDF/A wants in the file: the JDK's own sRGB profile. */
final class ColorProfile {

    private ColorProfile() {}

    static byte[] srgb() {
        return ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }
}
