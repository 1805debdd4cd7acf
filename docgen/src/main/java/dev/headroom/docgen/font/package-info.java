/**
 * Fonts for print: the bundled DejaVu family and fonts of the user, which characters they have, and what happens to text
 * that they do not have. Nothing here asks the system for fonts or starts AWT.
 */
@NullMarked
package dev.headroom.docgen.font;

import org.jspecify.annotations.NullMarked;
