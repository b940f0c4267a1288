tcsas_macros::include_specs!("ui-specs/good");

fn example(client: Client, request: ModifyMnpRequest) {
    let _ = client.modify_mnp(request).events();
}

fn main() {}
