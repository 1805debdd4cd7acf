/**
 * What every format that tables are written in needs: {@link dev.headroom.data.export.UnicodeText} finds text that no
 * encoding can hold. Files are replaced by {@link dev.headroom.file.FileReplacement}.
 */
@NullMarked
package dev.headroom.data.export;

import org.jspecify.annotations.NullMarked;
