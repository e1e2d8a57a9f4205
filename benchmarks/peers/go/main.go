// A worker of compare.py: extracts pages with go-trafilatura, one for each number that it reads.
//
//	peers FILE...
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strconv"
	"syscall"
	"time"

	"github.com/markusmobius/go-trafilatura"
)

// The process's processor time.
func now() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// A page that the library cannot take is a failure, and told as one.
func extract(page []byte) (done bool) {
	defer func() {
		if recover() != nil {
			done = false
		}
	}()
	result, err := trafilatura.Extract(bytes.NewReader(page), trafilatura.Options{EnableFallback: true})
	return err == nil && result != nil && len(result.ContentText) > 0
}

func main() {
	var pages [][]byte
	for _, path := range os.Args[1:] {
		page, err := os.ReadFile(path)
		if err != nil {
			panic(err)
		}
		pages = append(pages, page)
	}
	fmt.Println(len(pages))
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		page, err := strconv.Atoi(lines.Text())
		if err != nil || page < 0 || page >= len(pages) {
			return
		}
		begin := now()
		done := 0
		if extract(pages[page]) {
			done = 1
		}
		fmt.Printf("%.6f %d\n", (now()-begin).Seconds()*1e3, done)
	}
}
