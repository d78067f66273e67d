"""What an agent says and asks around the answers, on the phone and in a live chat (data/call_script.yml)."""
