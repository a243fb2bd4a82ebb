# Every target is one line: the work is in xtask, so that it runs the same everywhere.
.PHONY: run test check soak bench package gen help

run:     ; @cargo xtask run
test:    ; @cargo xtask test
check:   ; @cargo xtask check
soak:    ; @cargo xtask soak
bench:   ; @cargo xtask bench
package: ; @cargo xtask package
gen:     ; @cargo xtask gen
help:    ; @cargo xtask help
