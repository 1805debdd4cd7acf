/** {@code headroom doctor}: what the box is and what is wrong with it. Entry type {@code DoctorCommand}. */
@NullMarked
package dev.headroom.cli.doctor;

import org.jspecify.annotations.NullMarked;
