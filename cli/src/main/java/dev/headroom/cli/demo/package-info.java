/** {@code headroom demo}: a search over this project's own documents. Entry type {@code DemoCommand}. */
@NullMarked
package dev.headroom.cli.demo;

import org.jspecify.annotations.NullMarked;
