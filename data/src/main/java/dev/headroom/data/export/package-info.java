/**
 * What every format that tables are written in needs: {@link dev.headroom.data.export.FileReplacement} makes a file appear
 * as a whole or not at all, {@link dev.headroom.data.export.UnicodeText} finds text that no encoding can hold.
 */
@NullMarked
package dev.headroom.data.export;

import org.jspecify.annotations.NullMarked;
